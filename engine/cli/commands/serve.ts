import { ToolError } from '../../errors.js';
import { didYouMean } from '../../text/nearest.js';
import type { Declare } from './declare.js';
import type { Command } from 'commander';

/** What MCP clients start: the command without a word. */
export const declareServe: Declare = (program) => {
  program
    .command('serve', { isDefault: true })
    .description('Speak MCP on stdin and stdout; this is what MCP clients start, and the default.')
    .allowExcessArguments()
    .action(async (_, { args }: Command) => {
      refuseUnknown(args[0], program);
      const { serve } = await import('../serve.js');
      await serve(program.opts());
    });
};

/** Without a sub-command everything goes to `serve`, also a misspelt one. */
function refuseUnknown(word: string | undefined, { commands }: Command): void {
  if (word === undefined) return;
  const names = commands.map((command) => command.name());
  const hint = didYouMean(word, names) || ` There are ${names.join(', ')}.`;
  throw new ToolError('wrong-usage', { problem: `There is no command ${JSON.stringify(word.slice(0, 40))}`, hint });
}
