import type { Ask, Question, Reply } from '../call/guard/confirm.js';
import type { Terminal } from './terminal.js';

/**
 * Asks the person who typed the command: y, or the phrase of a critical call. An empty answer is a no. There is no time
 * limit here, unlike for MCP clients, which give up by themselves.
 */
export function askInTerminal({ ask, tell, colors }: Terminal, before: () => void): Ask | undefined {
  if (!ask) return undefined;
  return async ({ message, phrase }: Question): Promise<Reply> => {
    before();
    tell(`${colors.yellow(message)}\n`);
    const answer = await ask(phrase === undefined ? 'Do it? [y/N] ' : `To go ahead, type ${colors.bold(phrase)}: `);
    const text = answer?.trim() ?? '';
    if (text === '') return { action: 'decline' };
    if (phrase !== undefined) return { action: 'accept', phrase: text, via: 'terminal' };
    return /^y(es)?$/i.test(text) ? { action: 'accept', via: 'terminal' } : { action: 'decline' };
  };
}
