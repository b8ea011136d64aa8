import type { Danger, Manifest, Param } from '../../../manifest/types.js';
import { sharedKind } from '../../../manifest/read-vocabulary.js';
import type { Path, YamlFile } from '../../../manifest/read-yaml.js';
import type { LintedFile } from '../linted-file.js';
import { TO_BE_WRITTEN } from './to-be-written.js';

export type TextKind =
  'title' | 'description' | 'parameter' | 'warning' | 'impact' | 'done' | 'card' | 'empty' | 'label' | 'partial';

/** Something that a person wrote for a model or for another person. */
export interface Text {
  at: Path;
  kind: TextKind;
  text: string;
}

const known = new WeakMap<YamlFile, readonly Text[]>();

/**
 * Every text of a manifest, or of the shared parameters and partials; none of a file that the engine refuses. Keywords
 * and what people ask are not among them: those are in people's own words. Texts still to be written are left out.
 */
export function textsOf(file: LintedFile): readonly Text[] {
  let texts = known.get(file.yaml);
  if (!texts) {
    texts = [...textsIn(file)].filter(({ text }) => !TO_BE_WRITTEN.test(text));
    known.set(file.yaml, texts);
  }
  return texts;
}

function* textsIn({ kind, source, sound, problems, yaml }: LintedFile): Generator<Text> {
  if (sound) yield* ofManifest(sound.manifest);
  if (kind !== 'shared' || problems.length > 0) return;
  const shared = sharedKind(source);
  if (shared === 'parameters') {
    for (const [group, params] of Object.entries(yaml.data as Record<string, Record<string, Param>>)) {
      yield* ofParams(params, [group]);
    }
  }
  if (shared === 'partials') {
    for (const [name, text] of Object.entries(yaml.data as Record<string, string>)) {
      yield { at: [name], kind: 'partial', text };
    }
  }
}

function* ofManifest({ title, description, params, possible = [], danger, output }: Manifest): Generator<Text> {
  yield { at: ['title'], kind: 'title', text: title };
  yield { at: ['description'], kind: 'description', text: description };
  yield* ofParams(params ?? {}, ['params']);
  for (const [index, { otherwise }] of possible.entries()) {
    yield { at: ['possible', index, 'otherwise'], kind: 'warning', text: otherwise };
  }
  const dangers: Pick<Danger, 'warning' | 'impact'>[] = [danger ?? {}, ...(danger?.escalate ?? [])];
  for (const [index, { warning, impact }] of dangers.entries()) {
    const at = index === 0 ? ['danger'] : ['danger', 'escalate', index - 1];
    if (warning !== undefined) yield { at: [...at, 'warning'], kind: 'warning', text: warning };
    if (impact !== undefined) yield { at: [...at, 'impact'], kind: 'impact', text: impact };
  }
  for (const [name, { label }] of Object.entries(danger?.also ?? {})) {
    yield { at: ['danger', 'also', name, 'label'], kind: 'label', text: label };
  }
  if (danger?.undo !== undefined) yield { at: ['danger', 'undo'], kind: 'warning', text: danger.undo };
  for (const kind of ['done', 'card', 'empty'] as const) {
    const text = output?.[kind];
    if (text !== undefined) yield { at: ['output', kind], kind, text };
  }
  for (const [index, column] of (output?.columns ?? []).entries()) {
    if (typeof column === 'string') continue;
    for (const label of Object.keys(column))
      yield { at: ['output', 'columns', index, label], kind: 'label', text: label };
  }
}

function* ofParams(params: Record<string, Param>, at: Path): Generator<Text> {
  for (const [name, param] of Object.entries(params)) {
    if (typeof param.description === 'string') {
      yield { at: [...at, name, 'description'], kind: 'parameter', text: param.description };
    }
    yield* ofParams(param.properties ?? {}, [...at, name, 'properties']);
    yield* ofParams(param.items?.properties ?? {}, [...at, name, 'items', 'properties']);
  }
}
