import type { Declare } from './declare.js';

export const declareTry: Declare = (program) => {
  program
    .command('try')
    .description(
      'Call a tool from its manifest and show the request, the response and the text. Uses the demo cloud unless --live is given.',
    )
    .argument('<FILE>', 'The manifest.')
    .argument('[KEY=VALUE...]', 'The arguments, as for call; those of the first example in the manifest if left out.')
    .option('--watch', 'Run again after every save, until Ctrl-C.')
    .option('--live', 'Use the configured cloud. A change asks for confirmation as always.')
    .action(async (file: string, pairs: string[], { watch, live }: { watch?: true; live?: true }) => {
      const { tryCommand } = await import('../try.js');
      const flags = { ...program.opts(), watch: watch === true, live: live === true };
      process.exitCode = await tryCommand(file, pairs, flags);
    });
};
