import type { Declare } from './declare.js';

export const declareDocs: Declare = (program) => {
  program
    .command('docs')
    .description('Write the reference: one page of Markdown per resource. With --manifests, for a folder of your own.')
    .option('--check', 'Write nothing; list the pages that are out of date, and exit with 1 if there are any.')
    .action(async ({ check }: { check?: true }) => {
      const { docs } = await import('../docs.js');
      process.exitCode = docs({ ...program.opts(), check: check === true });
    });
};
