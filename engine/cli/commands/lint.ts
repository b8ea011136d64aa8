import { Option } from 'commander';
import { foundOrCannotRun } from '../exit-code.js';
import type { LintOptions } from '../lint.js';
import type { Flags } from '../../config/settings.js';
import type { Declare } from './declare.js';

const FORMATS: LintOptions['format'][] = ['terminal', 'json', 'github', 'sarif'];

interface Given extends LintOptions {
  explain?: string | true;
}

export const declareLint: Declare = (program) => {
  program
    .command('lint')
    .description(
      'Check manifests and say what is wrong and where. Exit code 0: nothing found, 1: something found, 2: could not run.',
    )
    .argument('[PATH...]', 'Folders of manifests, or single files; the built-in manifests if left out.')
    .option('--fix', 'Fix what can be fixed mechanically, keeping comments and order, and report the rest.')
    .addOption(new Option('--format <FORM>', 'Output format.').choices(FORMATS).default('terminal'))
    .option('--sarif <FILE>', 'Also write a SARIF 2.1.0 report to this file, for code scanning.')
    .addOption(
      new Option('--severity <WORD>', 'What to report: errors only, or warnings too.')
        .choices(['error', 'warning'])
        .default('warning'),
    )
    .option(
      '--changed [BASE]',
      'Only files that changed since BASE according to git, committed or not; BASE is origin’s main branch if left out.',
    )
    .option('--apis <FILE>', 'Take the commands of a plugin or a newer release from a saved listApis response.')
    .option('--explain [ID]', 'Explain what a rule asks for and why, with examples; without an ID, list all rules.')
    .action(async (paths: string[], { explain, ...options }: Given) => {
      process.exitCode = await foundOrCannotRun(async () => {
        const { explainCommand, lintCommand } = await import('../lint.js');
        if (explain === undefined) return lintCommand([...paths, ...(program.opts<Flags>().manifests ?? [])], options);
        explainCommand(explain);
        return 0;
      });
    });
};
