import type { Flags } from '../config/settings.js';

/** Serves MCP on stdin and stdout until the client is gone. */
export async function serve(flags: Flags): Promise<void> {
  if (process.stdin.isTTY) {
    process.stderr.write(
      'This is an MCP server and waits for a client on stdin. `npm run demo` shows it at work and prints what to put into a client; Ctrl-C ends it.\n',
    );
  }
  const [{ open }, { serveStdio }] = await Promise.all([import('./open.js'), import('../server/mcp/serve-stdio.js')]);
  const opened = await open(flags);
  try {
    await serveStdio(opened.engine);
  } finally {
    await opened.close();
  }
}
