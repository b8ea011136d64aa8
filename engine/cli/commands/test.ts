import type { Declare } from './declare.js';

export const declareTest: Declare = (program) => {
  program
    .command('test')
    .description('Run the examples of manifests without a network and check what is sent, asked and shown.')
    .argument('[PATH...]', 'Folders of manifests, or single files; the built-in manifests if left out.')
    .option('--update', 'Record what the calls do now in the .test.yaml files, as the expected outcome.')
    .option('--json', 'Print the findings as JSON.')
    .action(async (paths: string[], { update, json }: { update?: true; json?: true }) => {
      const { testCommand } = await import('../test.js');
      process.exitCode = await testCommand(paths, { update: update === true, json: json === true });
    });
};
