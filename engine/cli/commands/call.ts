import { ToolError } from '../../errors.js';
import type { Declare } from './declare.js';

export const declareCall: Declare = (program) => {
  const command = program
    .command('call')
    .description('Run one tool, as an MCP client would: call list-virtual-machines state=Running')
    .argument('[TOOL]', 'Name of the tool, or CloudStack’s name of the command. `cloudstack-mcp tools` lists them.')
    .argument(
      '[KEY=VALUE...]',
      'Its arguments. Lists and maps as JSON; @FILE reads a file, - reads stdin, @@ is a literal @. Repeating a key makes a list.',
    )
    .option('--json', 'Print the structured result and the text as JSON.')
    // Of a tool it shows that tool's arguments, which the parser cannot know.
    .helpOption(false)
    .option('-h, --help', 'Show this help; after a TOOL, its arguments and examples.')
    .action(async (tool: string | undefined, pairs: string[], { json, help }: { json?: true; help?: true }) => {
      if (tool === undefined && help) {
        command.outputHelp();
        return;
      }
      if (tool === undefined) throw new ToolError('wrong-usage', { problem: "Missing required argument 'TOOL'" });
      if (help) return (await import('../tool-help.js')).toolHelp(tool, program.opts());
      const { call } = await import('../call.js');
      process.exitCode = await call(tool, pairs, { ...program.opts(), json: json === true });
    });
};
