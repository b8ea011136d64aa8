import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { structuredOf } from '../../server/mcp/result.js';
import { clientConfigs } from '../client-config.js';
import { reportError } from '../report-error.js';
import { processTerminal } from '../terminal.js';
import { COMMAND, packageVersion } from '../../package-paths.js';
import { conversationLook } from './conversation-look.js';
import { groupTools } from './group-tools.js';

// `npm run demo`: the official MCP client talks to the server on the demo cloud, and a person can watch.

const terminal = processTerminal();
const look = conversationLook(terminal);

/** Settings of this machine's user, such as read-only, would change the conversation: the server gets a home of its own. */
const home = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-demo-'));
const env = { ...getDefaultEnvironment(), HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home };
const transport = new StdioClientTransport({ command: process.execPath, args: [COMMAND, '--demo'], env });
const client = new Client({ name: 'cloudstack-mcp-demo', version: packageVersion() });

/** Calls a tool, shows call, progress and answer, and returns what a program reads of it. */
async function callTool(tool: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
  look.call(tool, args);
  const onprogress = ({ message = '' }: { message?: string | undefined }): void => look.progress(message);
  const answer = CallToolResultSchema.parse(
    await client.callTool({ name: tool, arguments: args }, undefined, { onprogress }),
  );
  look.answer(answer.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n'));
  return structuredOf(answer);
}

async function converse(): Promise<void> {
  await client.connect(transport);
  look.heading('A conversation with the server, on the demo cloud. Nothing in it is real.');

  look.person('What can you do?');
  const { tools } = await client.listTools();
  look.answer(`${tools.length} tools:\n${groupTools(tools.map(({ name }) => name)).join('\n')}`);

  look.person('Which machines are running in fra-1?');
  await callTool('list-virtual-machines', { state: 'Running', zoneid: 'fra-1' });

  look.person('Put a small one named web-04 next to them, with debian-12.');
  const wanted = { name: 'web-04', zoneid: 'fra-1', serviceofferingid: 'small', templateid: 'debian-12' };
  await callTool('deploy-virtual-machine', wanted);

  look.person('Thanks. I do not need web-04 any more, get rid of it.');
  const { confirm } = await callTool('destroy-virtual-machine', { id: 'web-04' });

  look.person('Yes, destroy it.');
  await callTool('destroy-virtual-machine', { id: 'web-04', _confirm: confirm });
}

function showConfigs(): void {
  const { write, colors } = terminal;
  const configs = clientConfigs();
  look.heading('Put it into your own client');
  for (const { clients, where, text } of configs) {
    write(`\n${colors.cyan(clients)}: ${where}\n${text}\n`);
  }
  look.heading('For a real cloud, change this');
  for (const change of new Set(configs.map((config) => config.change))) write(`\n${change}\n`);
}

try {
  await converse();
  showConfigs();
} catch (error) {
  process.exitCode = reportError(error);
} finally {
  await client.close();
  rmSync(home, { recursive: true, force: true });
}
