import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

// The least that a server on this SDK can be: one tool, no work. What it costs nobody can get below.
// eslint-disable-next-line @typescript-eslint/no-deprecated -- the same low-level Server as ours
const server = new Server({ name: 'floor', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: 'one', inputSchema: { type: 'object' } }] }));
await server.connect(new StdioServerTransport());
