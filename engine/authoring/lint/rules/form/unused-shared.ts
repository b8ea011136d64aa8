import { partialsIn } from '../../../../manifest/check-template.js';
import type { Manifest, Param, Vocabulary } from '../../../../manifest/types.js';
import { asFile, inRead } from '../../example.js';
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
  *notes({ manifest, tool }, { vocabulary }) {
    for (const word of manifest.include ?? []) yield `group ${word}`;
    for (const word of [...(manifest.changes ?? []), ...(manifest.shows ?? [])]) yield `entity ${word}`;
    for (const param of Object.values(tool.params)) yield* entitiesIn(param);
    yield* partialsUsed(textsOf(manifest), vocabulary);
  },
  *checkShared(file, notes, { vocabulary }) {
    const kind = KINDS.find(([name]) => file.source.name === `_shared/${name}.yaml`);
    if (!kind || typeof file.yaml.data !== 'object' || file.yaml.data === null) return;
    // A group may be the only one that names an entity.
    const params = Object.values(vocabulary.groups).flatMap((group) => Object.values(group));
    const inGroups = new Set(params.flatMap((param) => [...entitiesIn(param)]));
    for (const word of Object.keys(file.yaml.data)) {
      const note = `${kind[1]} ${word}`;
      if (!notes.has(note) && !inGroups.has(note)) yield unused(word, kind[2]);
    }
  },
};

const KINDS = [
  ['entities', 'entity', 'No manifest takes, changes or shows this kind of thing.'],
  ['parameters', 'group', 'No manifest includes this group.'],
  ['partials', 'partial', 'No text of a manifest uses this piece.'],
] as const;

function unused(word: string, message: string): Finding {
  return { at: [word], message, hint: 'Remove it, or use it in a manifest.' };
}

/** A piece of text may stand in another one only. */
function* partialsUsed(texts: string[], { partials }: Vocabulary): Iterable<string> {
  const seen = new Set<string>();
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    const read = partialsIn(text);
    for (const word of 'names' in read ? read.names : []) {
      if (seen.has(word)) continue;
      seen.add(word);
      texts.push(partials[word] ?? '');
      yield `partial ${word}`;
    }
  }
}

function* entitiesIn({ use, resolve, properties, items, additionalProperties }: Param): Iterable<string> {
  if (use !== undefined) yield `entity ${use}`;
  for (const word of Object.values(resolve?.map ?? {})) yield `entity ${word}`;
  for (const param of Object.values(properties ?? {})) yield* entitiesIn(param);
  if (items) yield* entitiesIn(items);
  if (typeof additionalProperties === 'object') yield* entitiesIn(additionalProperties);
}

function textsOf({ output = {}, possible = [], danger, secrets }: Manifest): string[] {
  const given = Object.values(secrets?.give ?? {}).flatMap((one) =>
    typeof one === 'string' ? [one] : [one.file, one.template],
  );
  const warnings = [danger?.warning, ...(danger?.escalate ?? []).map(({ warning }) => warning)];
  const reasons = possible.map(({ otherwise }) => otherwise);
  return [output.done, output.card, output.empty, ...reasons, ...warnings, ...given].filter(
    (text) => text !== undefined,
  );
}
