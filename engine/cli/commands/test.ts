import type { Declare } from './declare.js';

export const declareTest: Declare = (program) => {
  program
    .command('test')
    .description('Try the examples of manifests out without a network: what is sent, asked and shown.')
    .argument('[PATH...]', 'Folders with manifests, or single files. Without one: the built-in manifests.')
    .option('--update', 'Write what the calls do now into the .test.yaml files, as what is expected.')
    .option('--json', 'Print what was found as JSON.')
    .action(async (paths: string[], { update, json }: { update?: true; json?: true }) => {
      const { testCommand } = await import('../test.js');
      process.exitCode = await testCommand(paths, { update: update === true, json: json === true });
    });
};
