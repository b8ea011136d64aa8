import type { Declare } from './declare.js';

export const declareCall: Declare = (program) => {
  program
    .command('call')
    .description('Run one tool, as an MCP client would: call list-virtual-machines state=Running')
    .argument('<TOOL>', 'Name of the tool.')
    .argument(
      '[KEY=VALUE...]',
      'Its arguments. Lists and maps as JSON; @FILE reads a file, - reads stdin, @@ is a plain @. A key that comes twice makes a list.',
    )
    .option('--json', 'Print the structured result and the text as JSON.')
    .action(async (tool: string, pairs: string[], { json }: { json?: true }) => {
      const { call } = await import('../call.js');
      process.exitCode = await call(tool, pairs, { ...program.opts(), json: json === true });
    });
};
