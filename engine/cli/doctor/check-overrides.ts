import { isAbsolute } from 'node:path';
import type { Catalog } from '../../manifest/catalog.js';
import type { ReplacedWord } from '../../manifest/read-vocabulary.js';
import type { Override } from '../../manifest/settle-names.js';
import type { WeakerTool } from '../../manifest/weaker-tools.js';
import { note, warning } from './finding.js';
import type { Finding } from './finding.js';

/** What the operator's own folders replace: tools, and words that other manifests use. */
export function checkOverrides(catalog: Catalog): Finding[] {
  const weaker = new Set(catalog.weaker.map(({ by }) => by));
  const harmless = catalog.overrides.filter(({ by }) => !weaker.has(by));
  return [...harmless.map(describeOverride), ...checkWeaker(catalog)];
}

/** Those of them that may change how dangerous a call is: told at every start too. */
export function checkWeaker({ weaker, replaced }: Catalog): Finding[] {
  return [...weaker.map(describeWeaker), ...replaced.map(describeWord)];
}

/** What was kept by somebody else, perhaps. */
export function checkCache({ distrusted }: Catalog): Finding[] {
  if (distrusted === undefined) return [];
  return [
    warning(`The cache of earlier starts is not used: ${distrusted}.`, 'Delete it, or let only its owner write there.'),
  ];
}

function describeOverride({ name, by, instead }: Override): Finding {
  return note(`${name} comes from ${by}; it replaces ${called(instead)}.`);
}

function describeWeaker({ name, by, than, lowered }: WeakerTool): Finding {
  return warning(
    `${name} of ${by} asks less than ${called(than)}: ${lowered.join('; ')}.`,
    'Check that this is what you want; the setting `overrides: refuse-weaker` forbids it.',
  );
}

function called(path: string): string {
  return isAbsolute(path) ? path : `the built-in ${path}`;
}

const KINDS: Record<ReplacedWord['part'], string> = {
  entities: 'How this kind of thing is found',
  groups: 'This group of parameters',
  partials: 'This piece of text',
  toolsets: 'This set of tools',
  synonyms: 'These synonyms',
};

function describeWord({ part, word, by }: ReplacedWord): Finding {
  return warning(
    `${KINDS[part]} comes from ${by}, for every tool that uses it: ${word}.`,
    'Check that this is what you want; the setting `overrides: refuse-weaker` forbids it.',
  );
}
