import type { Declare } from './declare.js';

export const declareNew: Declare = (program) => {
  program
    .command('new')
    .description('Draft the manifest of a CloudStack command, and mark what only a person can write.')
    .argument('[COMMAND]', 'The exact name of the CloudStack command. In a terminal, words to search for will do.')
    .option(
      '--into <DIR>',
      'The folder of manifests to write to; that of --manifests if left out, or else ./manifests.',
    )
    .option('--folder <NAME>', 'The kind of thing it is about, which is the name of the subfolder.')
    .option('--name <NAME>', 'The name of the tool, if it should differ from that of the command.')
    .option('--title <TEXT>', 'What it does, in a few words.')
    .option('--description <TEXT>', 'What it does, when to use it, and what it does not do.')
    .option('--ask <TEXT>', 'What somebody would say to get it, for the example.')
    .option('--apis <FILE>', 'Take the command from a saved listApis response, for plugins and newer releases.')
    .option('--live', 'Take the command from the configured server (or --demo).')
    .option('--stdout', 'Print it instead of writing a file.')
    .option('--force', 'Overwrite an existing file, and write a second tool for a command that has one.')
    .option('--yes', 'Ask no questions, even in a terminal.')
    .action(async (command: string | undefined, options: Record<string, string | true>) => {
      const { newManifest } = await import('../new.js');
      process.exitCode = await newManifest(command, { ...program.opts(), ...options });
    });
};
