import { Option } from 'commander';
import type { Flags } from '../../config/settings.js';
import { foundOrCannotRun } from '../exit-code.js';
import type { SurfaceOptions } from '../surface.js';
import type { Declare } from './declare.js';

const FORMATS: SurfaceOptions['format'][] = ['text', 'markdown', 'json'];

export const declareSurface: Declare = (program) => {
  program
    .command('surface')
    .description(
      'Show how changes to the manifests affect the tools: what is added, removed or changed, danger, and cost in tokens.',
    )
    .option(
      '--base <REF>',
      'Branch, tag or commit to compare with; the point where the work branched off origin’s main branch if left out.',
    )
    .option('--base-folder <DIR>', 'Compare with the manifests in this folder instead of git.')
    .addOption(
      new Option('--format <FORM>', 'Output format; markdown is meant for a comment on a pull request.')
        .choices(FORMATS)
        .default('text'),
    )
    .action(async (options: SurfaceOptions) => {
      process.exitCode = await foundOrCannotRun(async () => {
        const { surfaceCommand } = await import('../surface.js');
        return surfaceCommand({ ...program.opts<Flags>(), ...options });
      });
    });
};
