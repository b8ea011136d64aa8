#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ToolError } from '../errors.js';
import { didYouMean } from '../nearest.js';
import { packageVersion } from '../package-paths.js';
import { sharedOptions } from './flags.js';
import { reportError, usageError } from './report-error.js';

/** The command line. Each sub-command is loaded when it is called: a client that starts `serve` waits for nothing else. */
function commandLine(): Command {
  const program = new Command('cloudstack-mcp')
    .description('An MCP server for Apache CloudStack in which every tool is a YAML manifest.')
    .version(packageVersion(), '--version', 'Show the version.')
    .helpOption('-h, --help', 'Show this help.')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    // Errors are told once, in the words of all others, where they are caught.
    .configureOutput({ writeErr: () => undefined });
  for (const option of sharedOptions()) program.addOption(option);

  program
    .command('serve', { isDefault: true })
    .description('Speak MCP on stdin and stdout (this is what MCP clients start).')
    .allowExcessArguments()
    .action(async (_, { args }: Command) => {
      refuseUnknown(args[0], program);
      const { serve } = await import('./serve.js');
      await serve(program.opts());
    });

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
      const { call } = await import('./call.js');
      process.exitCode = await call(tool, pairs, { ...program.opts(), json: json === true });
    });

  program
    .command('doctor')
    .description('Check settings, manifests, the way to the cloud and what the key may do.')
    .action(async () => {
      const { doctor } = await import('./doctor/doctor.js');
      process.exitCode = await doctor(program.opts());
    });

  program
    .command('approve')
    .description('Approve a critical call that waits for a person. It shows the plan and asks for the phrase.')
    .argument('<CODE>', 'The code that the call gave, such as K7P-2QX.')
    .action(async (code: string) => {
      const { approveInTerminal } = await import('./approve.js');
      process.exitCode = await approveInTerminal(code, program.opts());
    });

  program
    .command('lint')
    .description('Check manifests and say what is wrong on which line.')
    .argument('[PATH...]', 'Folders with manifests, or single files. Without one: the built-in manifests.')
    .action(async (paths: string[]) => {
      const { lint } = await import('./lint.js');
      process.exitCode = lint(paths);
    });

  return program;
}

/** Without a sub-command everything goes to `serve`, also a misspelt one. */
function refuseUnknown(word: string | undefined, { commands }: Command): void {
  if (word === undefined) return;
  const names = commands.map((command) => command.name());
  const hint = didYouMean(word, names) || ` There are ${names.join(', ')}.`;
  throw new ToolError('wrong-usage', { problem: `There is no command ${JSON.stringify(word.slice(0, 40))}`, hint });
}

try {
  await commandLine().parseAsync();
} catch (thrown) {
  const isUsage = thrown instanceof CommanderError;
  // Help and the version come this way too.
  if (!isUsage || thrown.exitCode !== 0) process.exitCode = reportError(isUsage ? usageError(thrown) : thrown);
}
