import type { Path, YamlFile } from '../../manifest/read-yaml.js';
import type { LintedFile } from './linted-file.js';

/** Something that stands in a file as text: a value, or a key that a person chose. */
export interface Written {
  at: Path;
  text: string;
  isKey: boolean;
}

const known = new WeakMap<YamlFile, readonly Written[]>();

/**
 * Every key and every text of a file, also of one that the engine refuses for its form: whoever hides something does not
 * choose the place where others look. Tests hold what the engine wrote and are left out.
 */
export function everyString({ kind, yaml }: LintedFile): readonly Written[] {
  if (kind === 'test') return [];
  let strings = known.get(yaml);
  if (!strings) {
    strings = collect(yaml.data, [], []);
    known.set(yaml, strings);
  }
  return strings;
}

/** Collects instead of yielding: a text that lies deep would pass every generator above it. */
function collect(data: unknown, at: Path, into: Written[]): Written[] {
  if (typeof data === 'string') into.push({ at, text: data, isKey: false });
  else if (Array.isArray(data)) for (const [index, one] of data.entries()) collect(one, [...at, index], into);
  else if (typeof data === 'object' && data !== null) {
    for (const [key, one] of Object.entries(data)) {
      const place = [...at, key];
      into.push({ at: place, text: key, isKey: true });
      collect(one, place, into);
    }
  }
  return into;
}
