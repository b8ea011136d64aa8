import { startDemoCloud } from '../../../engine/demo/cloud.js';
import { exampleValues, generateCall } from './generate-arguments.js';
import { thingsOf } from './known-things.js';
import { builtIn, examplesOf, toolsOf, type ToolCall } from './tool-call.js';

/** Every example of these tools or folders, or of all, and for each tool a call with generated arguments. */
export async function everyCall(only: readonly string[] = []): Promise<ToolCall[]> {
  const catalog = await builtIn();
  const tools = toolsOf(catalog, only);
  const cloud = await startDemoCloud({ everyCommand: true });
  const find = thingsOf(cloud, catalog);
  const values = exampleValues(catalog);
  const generated: ToolCall[] = [];
  try {
    for (const tool of tools) generated.push(await generateCall(tool, catalog, find, values));
  } finally {
    await cloud.close();
  }
  return [...tools.flatMap(examplesOf), ...generated];
}
