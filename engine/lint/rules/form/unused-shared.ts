import { partialsIn } from '../../../manifest/check-template.js';
import type { Manifest, Param, Vocabulary } from '../../../manifest/types.js';
import { asFile, inRead } from '../../example.js';
import type { LintedFile } from '../../linted-file.js';
import { isSound } from '../../linted-file.js';
import type { Finding, Rule } from '../../rule.js';

const HEAD = '# yaml-language-server: $schema=../../schemas/parameters.schema.json\n';
const group = (name: string): string =>
  `${HEAD}${name}:\n  keyword: { type: string, more: true, description: Part of the name; CloudStack looks into a few columns. }\n`;

const besides = { 'router/list-routers.yaml': inRead('').file.text };

/** Looks only when all manifests of the folder are there. Built-in words are for manifests of others too. */
export const unusedShared: Rule = {
  id: 'form/unused-shared',
  title: 'What stands in _shared is used by a manifest.',
  why: 'What nobody uses is kept up to date by nobody, and the next one takes it for right.',
  severity: 'warning',
  bad: { ...asFile('_shared/parameters.yaml', group('my-words'), besides), isWhole: true },
  good: { ...asFile('_shared/parameters.yaml', group('keyword'), besides), isWhole: true },
  *checkAll(files, { isWhole, vocabulary }) {
    if (!isWhole) return;
    // With files that cannot be read nobody knows what they would use.
    if (files.some((file) => file.kind === 'manifest' && !isSound(file))) return;
    const used = wordsUsed(files, vocabulary);
    for (const file of files) {
      const kind =
        file.kind === 'shared' ? KINDS.find(([name]) => file.source.name === `_shared/${name}.yaml`) : undefined;
      if (!kind || typeof file.yaml.data !== 'object' || file.yaml.data === null) continue;
      for (const word of Object.keys(file.yaml.data)) {
        if (!used.has(`${kind[1]} ${word}`)) yield { file, ...unused(word, kind[2]) };
      }
    }
  },
};

const KINDS = [
  ['entities', 'entity', 'No manifest takes, changes or shows this kind of thing.'],
  ['parameters', 'group', 'No manifest includes this group.'],
  ['partials', 'partial', 'No text of a manifest uses this piece.'],
] as const;

function unused(word: string, message: string): Finding {
  return { at: [word], message, hint: 'Remove it, or use it.' };
}

/** `entity zone`, `group paging`, `partial owner`: all that manifests name. */
function wordsUsed(files: readonly LintedFile[], { groups, partials }: Vocabulary): Set<string> {
  const used = new Set<string>();
  const texts: string[] = [];
  for (const { manifest, tool } of files.flatMap((file) => (isSound(file) ? [file.sound] : []))) {
    for (const word of manifest.include ?? []) used.add(`group ${word}`);
    for (const word of [...(manifest.changes ?? []), ...(manifest.shows ?? [])]) used.add(`entity ${word}`);
    for (const param of Object.values(tool.params)) takeParam(param, used);
    texts.push(...textsOf(manifest));
  }
  // A group may be the only one that names an entity, and a piece of text may stand in another one only.
  for (const group of Object.values(groups)) for (const param of Object.values(group)) takeParam(param, used);
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    const read = partialsIn(text);
    for (const word of 'names' in read ? read.names : []) {
      if (!used.has(`partial ${word}`)) texts.push(partials[word] ?? '');
      used.add(`partial ${word}`);
    }
  }
  return used;
}

function takeParam({ use, resolve, properties, items, additionalProperties }: Param, used: Set<string>): void {
  for (const word of [...(use === undefined ? [] : [use]), ...Object.values(resolve?.map ?? {})])
    used.add(`entity ${word}`);
  const inside = [...Object.values(properties ?? {}), ...(items ? [items] : [])];
  for (const param of inside) takeParam(param, used);
  if (typeof additionalProperties === 'object') takeParam(additionalProperties, used);
}

function textsOf({ output = {}, danger, secrets }: Manifest): string[] {
  const given = Object.values(secrets?.give ?? {}).flatMap((one) =>
    typeof one === 'string' ? [one] : [one.file, one.template],
  );
  const warnings = [danger?.warning, ...(danger?.escalate ?? []).map(({ warning }) => warning)];
  return [output.done, output.card, output.empty, ...warnings, ...given].filter((text) => text !== undefined);
}
