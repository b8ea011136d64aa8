import { isAbsolute } from 'node:path';
import { isAtLeast, worstSeverity } from '../../manifest/annotations.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { replacedWords } from '../../manifest/replaced-words.js';
import type { ReplacedWord } from '../../manifest/replaced-words.js';
import type { Override } from '../../manifest/settle-names.js';
import type { Tool } from '../../manifest/types.js';
import { note, warning } from './finding.js';
import type { Finding } from './finding.js';

/** What the operator's own folders replace: tools, and words that other manifests use. */
export function checkOverrides(catalog: Catalog, files: readonly SourceFile[]): Finding[] {
  return [
    ...catalog.overrides.map((override) => describeOverride(override, catalog)),
    ...replacedWords(files).map(describeWord),
  ];
}

function describeOverride({ name, by, instead, replaced }: Override, catalog: Catalog): Finding {
  const other = isAbsolute(instead) ? instead : 'the built-in one';
  const says = `${name} is the one of ${by}; it takes the place of ${other}.`;
  const own = catalog.tool(name);
  const before = worstOf(JSON.parse(replaced.body()) as Tool);
  const now = own && worstOf(own);
  if (now === undefined || isAtLeast(now, before)) return note(says);
  return warning(`${says} It is rated ${now} instead of ${before}.`, 'Check that fewer questions are what you want.');
}

function worstOf(tool: Tool): NonNullable<ReturnType<typeof worstSeverity>> {
  return worstSeverity(tool) ?? 'low';
}

const KINDS: Record<ReplacedWord['part'], string> = {
  entities: 'How this kind of thing is found',
  groups: 'This group of parameters',
  partials: 'This piece of text',
};

function describeWord({ part, word, by }: ReplacedWord): Finding {
  return note(`${KINDS[part]} comes from ${by}, for every tool that uses it: ${word}.`);
}
