import { toolNameOf } from '../../../engine/authoring/lint/context.js';
import type { LintInput } from '../../../engine/authoring/lint/context.js';
import type { Example } from '../../../engine/authoring/lint/example.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import type { Found } from '../../../engine/authoring/lint/place-finding.js';
import { findFiles } from '../../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';

/** The built-in folder without the two tools that examples are made of, and without its exceptions. */
const AROUND = findFiles(BUILT_IN_MANIFESTS).filter(
  (file) => !['reboot-router', 'list-routers', 'lint-exceptions'].includes(toolNameOf(file)),
);

/** An example as if it lay in the built-in folder. */
export function inputOf({ file, beside, isWhole, world }: Example): LintInput {
  const taken = new Set(beside.map(({ name }) => name));
  // An example may be about a command that somebody writes a manifest for later.
  const around = AROUND.filter((one) => !taken.has(one.name) && toolNameOf(one) !== toolNameOf(file));
  if (isWhole) return { files: [file, ...beside], beside: AROUND, isWhole };
  return { files: [file], beside: [...around, ...beside], isWhole: false, ...(world ? { world } : {}) };
}

export function lintExample(example: Example): readonly Found[] {
  return lint(inputOf(example)).found;
}
