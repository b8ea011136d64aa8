import { COMMAND } from '../package-paths.js';
import { shellLine } from '../text/shell-line.js';

/** What to put into an MCP client so that it starts this very installation. */
export interface ClientConfig {
  clients: string;
  /** Where it goes: files, or a shell. */
  where: string;
  language: 'json' | 'sh';
  /** On the demo cloud. */
  text: string;
  /** What to change for another cloud, ready to be pasted. */
  change: string;
}

const NAME = 'cloudstack';
const CLOUD = {
  CLOUDSTACK_API_URL: 'https://cloud.example.org/client/api',
  CLOUDSTACK_API_KEY: '...',
  CLOUDSTACK_SECRET_KEY: '...',
};

/**
 * One entry per form that clients want. Node and the server are given by their whole path, since clients with a window
 * do not have the PATH of the shell.
 */
export function clientConfigs(node = process.execPath, server = COMMAND): ClientConfig[] {
  const start = { command: node, args: [server, '--demo'] };
  const lines = json({ args: [server], env: CLOUD })
    .split('\n')
    .slice(1, -1);
  const change = `In place of the line "args":\n${lines.join('\n')}`;
  const variables = Object.entries(CLOUD).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const add = ['claude', 'mcp', 'add', NAME];
  return [
    {
      clients: 'Claude Desktop, Cursor, Claude Code',
      where:
        'claude_desktop_config.json (Settings > Developer > Edit Config), ~/.cursor/mcp.json, .mcp.json of a project',
      language: 'json',
      text: json({ mcpServers: { [NAME]: start } }),
      change,
    },
    {
      clients: 'VS Code',
      where: '.vscode/mcp.json',
      language: 'json',
      text: json({ servers: { [NAME]: { type: 'stdio', ...start } } }),
      change,
    },
    {
      clients: 'Claude Code, from a shell',
      where: 'instead of a file',
      language: 'sh',
      text: shellLine([...add, '--', node, server, '--demo']),
      change: shellLine([...add, ...variables, '--', node, server]),
    },
  ];
}

/** Lists on one line: there is less to go wrong when somebody changes it. */
function json(value: object): string {
  return JSON.stringify(value, undefined, 2).replace(
    /\[\s+([^[\]]*?)\s+\]/g,
    (_, inside: string) => `[${inside.replace(/\n\s*/g, ' ')}]`,
  );
}
