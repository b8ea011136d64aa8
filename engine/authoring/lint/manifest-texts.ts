import type { Path } from '../../manifest/read-yaml.js';
import type { Manifest } from '../../manifest/types.js';

/** A template that a person wrote, and where. */
export interface Text {
  at: Path;
  template: string;
  /** Written when the answer is there; a warning comes before the call. */
  isAfter: boolean;
}

/** Every template of a manifest: sentences, cards, warnings, names and texts of files. */
export function* textsOf({ output = {}, possible = [], danger, secrets = {} }: Manifest): Iterable<Text> {
  for (const word of ['done', 'card', 'empty'] as const) {
    const template = output[word];
    if (template !== undefined) yield { at: ['output', word], template, isAfter: true };
  }
  for (const [at, { otherwise }] of possible.entries()) {
    yield { at: ['possible', at, 'otherwise'], template: otherwise, isAfter: false };
  }
  for (const word of ['warning', 'undo'] as const) {
    const template = danger?.[word];
    if (template !== undefined) yield { at: ['danger', word], template, isAfter: false };
  }
  for (const [at, { warning }] of (danger?.escalate ?? []).entries()) {
    if (warning !== undefined) yield { at: ['danger', 'escalate', at, 'warning'], template: warning, isAfter: false };
  }
  for (const [field, given] of Object.entries(secrets.give ?? {})) {
    const at = ['secrets', 'give', field];
    if (typeof given === 'string') yield { at, template: given, isAfter: true };
    else {
      yield { at: [...at, 'file'], template: given.file, isAfter: true };
      yield { at: [...at, 'template'], template: given.template, isAfter: true };
    }
  }
}
