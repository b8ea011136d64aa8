import type { Declare } from './declare.js';

export const declareTools: Declare = (program) => {
  program
    .command('tools')
    .description('List the tools, or find one: tools resize volume. No cloud is needed.')
    .argument('[WORD...]', 'What to do and to what, or a kind of thing such as volume. Without any: all tools.')
    .option('--json', 'Print them as JSON.')
    .action(async (words: string[], { json }: { json?: true }) => {
      const { tools } = await import('../tools.js');
      process.exitCode = await tools(words.join(' '), { ...program.opts(), json: json === true });
    });
};
