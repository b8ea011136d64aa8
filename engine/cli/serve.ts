import type { Flags } from '../config/settings.js';

/** For a client that reads slowly. */
const LAST_CHANCE_MS = 500;

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
    leaveStdout();
  }
}

/** What a client does not read stays in the pipe and would keep this process alive for as long as the client likes. */
function leaveStdout(): void {
  if (process.stdout.writableLength === 0) return;
  setTimeout(() => process.exit(), LAST_CHANCE_MS).unref();
}
