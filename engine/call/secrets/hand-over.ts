import { access, constants, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder, PRIVATE } from '../../make-folder.js';
import { ToolError } from '../../errors.js';
import type { GivenSecret, Tool } from '../../manifest/types.js';
import { printed, renderSentence, valueAt } from '../render/sentence.js';
import type { View } from '../render/sentence.js';

/** A secret that CloudStack shows once: where it was put, or itself if the operator chose to show it. */
export type HandedOver = { field: string; file: string } | { field: string; value: string };

export function secretsFolder(stateDir: string): string {
  return join(stateDir, 'secrets');
}

/** Throws if a secret that the call will bring could not be kept: then it must not be made. */
export async function prepareHandOver(tool: Tool, stateDir: string, showSecrets: boolean): Promise<void> {
  if (showSecrets || !tool.secrets?.give) return;
  const folder = secretsFolder(stateDir);
  try {
    makeFolder(folder, PRIVATE);
    await access(folder, constants.W_OK);
    // A link could lead anywhere.
    if ((await realpath(folder)) !== secretsFolder(await realpath(stateDir))) throw new Error('a link');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code ?? message;
    throw new ToolError('secrets-unavailable', { tool: tool.name, folder, reason }, { cause: error });
  }
}

/** Takes what the manifest gives out of the raw item, before anything is masked, and keeps each in a private file. */
export async function handOver(
  give: Record<string, GivenSecret>,
  rawItem: unknown,
  view: View,
  stateDir: string,
  showSecrets: boolean,
): Promise<HandedOver[]> {
  const handed: HandedOver[] = [];
  for (const [field, given] of Object.entries(give)) {
    const value = valueAt(rawItem, field.split('.'));
    if (value === undefined || value === null || value === '') continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const content =
      typeof given === 'string'
        ? text
        : renderSentence(given.template, { ...view, item: rawItem }, {}, { print: insideQuotes });
    if (showSecrets) handed.push({ field, value: content });
    else
      handed.push(await keep(field, content, fileName(typeof given === 'string' ? given : given.file, view), stateDir));
  }
  return handed;
}

/** In the state directory; if its disk is full, somewhere else; if there is nowhere, in the answer: never lost. */
async function keep(field: string, content: string, name: string, stateDir: string): Promise<HandedOver> {
  const text = content.endsWith('\n') ? content : `${content}\n`;
  try {
    return { field, file: await writeNew(secretsFolder(stateDir), name, text) };
  } catch {
    try {
      return { field, file: await writeNew(await mkdtemp(join(tmpdir(), 'cloudstack-mcp-')), name, text) };
    } catch {
      return { field, value: content };
    }
  }
}

async function writeNew(folder: string, name: string, text: string): Promise<string> {
  makeFolder(folder, PRIVATE);
  for (let attempt = 1; ; attempt += 1) {
    const file = join(folder, attempt === 1 ? name : name.replace(/(\.[^.]*)?$/, `-${attempt}$1`));
    try {
      await writeFile(file, text, { mode: 0o600, flag: 'wx' });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      // Half a key, or none, would be taken for the one that was put elsewhere.
      await rm(file, { force: true });
      throw error;
    }
  }
}

/** Names of machines are chosen by people: whatever they hold, the file stays in its folder. */
function fileName(template: string, view: View): string {
  const name = renderSentence(template, view).replace(/[^A-Za-z0-9._-]/g, '_');
  return name.replace(/^\.+/, '_').slice(0, 100) || 'secret';
}

/** Templates of commands put each value in single quotes, which none may end: the answer's, an argument, a name. */
function insideQuotes(value: unknown): string {
  return printed(value).replaceAll("'", `'\\''`);
}
