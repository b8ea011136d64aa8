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

  const open = { _filter: 'cidrlist=0.0.0.0/0', _fields: 'ipaddress,protocol,startport,endport' };
  look.person('Is anything of ours open to the whole internet?');
  await callTool('list-firewall-rules', open);

  look.person('80 and 443 are our web site. But 22 is SSH! Which machine is behind it?');
  await callTool('list-port-forwarding-rules', { ipaddressid: '203.0.113.11' });

  look.person('And who opened it?');
  await callTool('list-events', { keyword: 'TCP 22 of 203.0.113.11', _fields: 'created,username,type,description' });

  look.person('That was our pipeline, last night. Close it.');
  const rule = { id: 'tcp 22 on 203.0.113.11' };
  const { confirm } = await callTool('delete-firewall-rule', rule);

  look.person('Yes, delete it.');
  await callTool('delete-firewall-rule', { ...rule, _confirm: confirm });

  look.person('The pipeline only needs it from our office, 198.51.100.0/24.');
  await callTool('create-firewall-rule', {
    ipaddressid: '203.0.113.11',
    protocol: 'tcp',
    startport: 22,
    endport: 22,
    cidrlist: '198.51.100.0/24',
  });

  look.person('So what is open to the whole internet now?');
  await callTool('list-firewall-rules', open);
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
