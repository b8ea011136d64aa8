import { Option } from 'commander';
import type { Flags } from '../../config/settings.js';
import { foundOrCannotRun } from '../exit-code.js';
import type { SurfaceOptions } from '../surface.js';
import type { Declare } from './declare.js';

const FORMATS: SurfaceOptions['format'][] = ['text', 'markdown', 'json'];

export const declareSurface: Declare = (program) => {
  program
    .command('surface')
    .description('Tell what work on manifests does to the tools: added, removed, changed, danger, cost in tokens.')
    .option(
      '--base <REF>',
      'Branch, tag or commit to compare with. Without it: where the work left origin’s main branch.',
    )
    .option('--base-folder <DIR>', 'Compare with the manifests of this folder instead of git.')
    .addOption(
      new Option('--format <FORM>', 'How to tell it; markdown is for a comment.').choices(FORMATS).default('text'),
    )
    .action(async (options: SurfaceOptions) => {
      process.exitCode = await foundOrCannotRun(async () => {
        const { surfaceCommand } = await import('../surface.js');
        return surfaceCommand({ ...program.opts<Flags>(), ...options });
      });
    });
};
