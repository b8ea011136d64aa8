import type { Declare } from './declare.js';

export const declareDocs: Declare = (program) => {
  program
    .command('docs')
    .description(
      'Make the reference: a page of Markdown for each resource. With --manifests, for a folder of your own.',
    )
    .option('--check', 'Write nothing; say which pages are stale and end with 1 if there are some.')
    .action(async ({ check }: { check?: true }) => {
      const { docs } = await import('../docs.js');
      process.exitCode = docs({ ...program.opts(), check: check === true });
    });
};
