import type { Declare } from './declare.js';

export const declareNew: Declare = (program) => {
  program
    .command('new')
    .description('Write the manifest of one CloudStack command, with marks for what only a person can write.')
    .argument('[COMMAND]', "CloudStack's name of it, letter by letter. In a terminal also words to search for.")
    .option('--into <DIR>', 'The folder of manifests it goes to; ./manifests if there is none of --manifests either.')
    .option('--folder <NAME>', 'The kind of thing it is about, which is the folder in it.')
    .option('--name <NAME>', "The tool's name, if not that of the command.")
    .option('--title <TEXT>', 'What it does, in a few words.')
    .option('--description <TEXT>', 'What it does, when one wants it, what it does not do.')
    .option('--ask <TEXT>', 'What somebody says who wants it, for the example.')
    .option('--apis <FILE>', 'Take the command from a saved answer of listApis: for plugins and newer releases.')
    .option('--live', 'Take it from the configured server (or --demo).')
    .option('--stdout', 'Print it instead of writing a file.')
    .option('--force', 'Write over a file that is there, and for a command that has a tool.')
    .option('--yes', 'Ask nothing, also in a terminal.')
    .action(async (command: string | undefined, options: Record<string, string | true>) => {
      const { newManifest } = await import('../new.js');
      process.exitCode = await newManifest(command, { ...program.opts(), ...options });
    });
};
