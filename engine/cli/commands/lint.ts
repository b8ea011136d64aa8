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
      'Check manifests and say what is wrong on which line. Ends with 0: nothing, 1: something, 2: cannot run.',
    )
    .argument('[PATH...]', 'Folders with manifests, or single files. Without one: the built-in manifests.')
    .option('--fix', 'Mend what is mechanical, keeping comments and order, and tell the rest.')
    .addOption(new Option('--format <FORM>', 'How to tell it.').choices(FORMATS).default('terminal'))
    .option('--sarif <FILE>', 'Write it to this file too, as SARIF 2.1.0 for code scanning.')
    .addOption(
      new Option('--severity <WORD>', 'What counts: errors only, or warnings too.')
        .choices(['error', 'warning'])
        .default('warning'),
    )
    .option(
      '--changed [BASE]',
      'Only files that git says changed since BASE, those not committed too. Without BASE: since origin’s main branch.',
    )
    .option('--apis <FILE>', 'Take commands of a plugin or a newer release from a saved answer of listApis.')
    .option('--explain [ID]', 'Tell what a rule asks for and why, with examples. Without ID: list all rules.')
    .action(async (paths: string[], { explain, ...options }: Given) => {
      process.exitCode = await foundOrCannotRun(async () => {
        const { explainCommand, lintCommand } = await import('../lint.js');
        if (explain === undefined) return lintCommand([...paths, ...(program.opts<Flags>().manifests ?? [])], options);
        explainCommand(explain);
        return 0;
      });
    });
};
