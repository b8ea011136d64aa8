import type { Declare } from './declare.js';

export const declareTry: Declare = (program) => {
  program
    .command('try')
    .description('Call one manifest and show the request, the answer and the text. On the demo cloud, unless --live.')
    .argument('<FILE>', 'The manifest.')
    .argument('[KEY=VALUE...]', 'The arguments, as for call. Without any: the first example of the manifest.')
    .option('--watch', 'Again after every save, until Ctrl-C.')
    .option('--live', 'On the configured cloud. A change is asked for as always.')
    .action(async (file: string, pairs: string[], { watch, live }: { watch?: true; live?: true }) => {
      const { tryCommand } = await import('../try.js');
      const flags = { ...program.opts(), watch: watch === true, live: live === true };
      process.exitCode = await tryCommand(file, pairs, flags);
    });
};
