#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-paths.js';
import { declareApprove } from './commands/approve.js';
import { declareCall } from './commands/call.js';
import type { Declare } from './commands/declare.js';
import { declareDemoCloud } from './commands/demo-cloud.js';
import { declareDocs } from './commands/docs.js';
import { declareDoctor } from './commands/doctor.js';
import { declareDrift } from './commands/drift.js';
import { declareLint } from './commands/lint.js';
import { declareNew } from './commands/new.js';
import { declareServe } from './commands/serve.js';
import { declareSurface } from './commands/surface.js';
import { declareTest } from './commands/test.js';
import { declareTools } from './commands/tools.js';
import { declareTry } from './commands/try.js';
import { sharedOptions } from './flags.js';
import { reportError, usageError } from './report-error.js';

/** In the order of the help: first for those who use tools, then for those who write them. */
const COMMANDS: readonly Declare[] = [
  declareServe,
  declareTools,
  declareCall,
  declareDoctor,
  declareApprove,
  declareDemoCloud,
  declareNew,
  declareDrift,
  declareLint,
  declareTry,
  declareTest,
  declareSurface,
  declareDocs,
];

function commandLine(): Command {
  const program = new Command('cloudstack-mcp')
    .description('An MCP server for Apache CloudStack in which every tool is a YAML manifest.')
    .version(packageVersion(), '--version', 'Show the version.')
    .helpOption('-h, --help', 'Show this help.')
    .exitOverride()
    // Errors are told once, in the words of all others, where they are caught.
    .configureOutput({ writeErr: () => undefined });
  for (const option of sharedOptions()) program.addOption(option);
  for (const declare of COMMANDS) declare(program);
  for (const command of program.commands)
    command.addHelpText(
      'after',
      '\nOptions of all commands, such as --config, --profile and --demo: cloudstack-mcp --help',
    );
  return program;
}

// Whoever reads may stop early, as `head` does: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await commandLine().parseAsync();
} catch (thrown) {
  const isUsage = thrown instanceof CommanderError;
  // Help and the version come this way too.
  if (!isUsage || thrown.exitCode !== 0) process.exitCode = reportError(isUsage ? usageError(thrown) : thrown);
}
