import { inRead } from '../../example.js';
import type { LintedFile } from '../../linted-file.js';
import type { Finding, Rule } from '../../rule.js';
import type { Param } from '../../../../manifest/types.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { stemOf } from '../../wording/content-words.js';
import { textsOf } from '../../wording/texts.js';

/** What says nothing beside a name: "the specified id of this zone". */
const NOTHING = new Set(
  'a an the this that its it of or id ids uuid identifier parameter argument value specified given provided'.split(' '),
);

export const paramDescription: Rule = {
  id: 'words/param-description',
  title: 'Every parameter is described, and with more than its name.',
  why: 'A model fills in parameters by their descriptions. "The zone id" for `zoneid` tells nothing: it may be where to look, or where to put it.',
  severity: 'warning',
  bad: inRead('params:\n  zoneid: { use: zone, description: The id of the zone. }\n'),
  good: inRead('params:\n  zoneid: { use: zone, description: Only in this zone. }\n'),
  *checkFile(file) {
    if (file.sound) {
      const params = file.sound.manifest.params ?? {};
      yield* withoutDescription(params, ['params']);
      yield* describedAlike(params);
    }
    for (const { at, kind, text } of textsOf(file)) {
      // Inside a record the other parts say enough: "The network." beside "Its address there."
      if (kind !== 'parameter' || at.length > 3) continue;
      const name = String(at.at(-2));
      const known = name.toLowerCase();
      const words = wordsOf(text);
      const isOfName = (word: string): boolean => known.includes(stemOf(word));
      if (words.some((word) => !isOfName(word) && !isOfTool(word, file.source.name))) continue;
      // A text in which nothing is of the name says something, however short: "The virtual machine." for `id`.
      if (!words.some(isOfName) || text.includes('`') || isSubject(file, at)) continue;
      yield {
        at,
        part: 'value',
        message: `This says no more than the name \`${name}\`.`,
        hint: 'Say what it does, such as "Only in this zone.", "Where to run it.", "A name of your choice."',
      };
    }
  },
};

/**
 * Twins such as `dns1` and `dns2` in the same words: one was copied, and nobody can tell which is which. What says the same
 * of arguments that have nothing in common, such as that they mean nothing here, may say it often.
 */
function* describedAlike(params: Record<string, Param>): Generator<Finding> {
  const before = new Map<string, string>();
  for (const [name, { description }] of Object.entries(params)) {
    if (description === undefined) continue;
    const words = wordsOf(description).join(' ');
    const other = before.get(words);
    if (other !== undefined && areTwins(name, other)) {
      yield {
        at: ['params', name, 'description'],
        part: 'value',
        message: `\`${other}\` is described in the same words.`,
        hint: `Say what \`${name}\` does that \`${other}\` does not.`,
      };
    }
    before.set(words, name);
  }
}

/** Parts of names by which two of a kind are told apart. */
const SIDE = /\d+|^(?:src|source|dest?|destination|start|end|from|to|min|max|first|second|private|public)_?/gi;

function areTwins(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.replace(SIDE, ''));
  return a === b || one.endsWith(other) || other.endsWith(one);
}

/** What the tool acts on: its title tells already what becomes of "the host". */
function isSubject({ sound }: LintedFile, [part, name]: Path): boolean {
  const { use, required } = (part === 'params' && sound?.manifest.params?.[String(name)]) || {};
  return use !== undefined && required === true;
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !NOTHING.has(word));
}

/** A word of the folder, as in "the name of the network" for a tool about networks. */
function isOfTool(word: string, file: string): boolean {
  return file.slice(0, file.indexOf('/')).split('-').map(stemOf).includes(stemOf(word));
}

function* withoutDescription(
  params: Record<string, Param>,
  at: Path,
): Generator<{ at: Path; message: string; hint: string }> {
  for (const [name, { description, deprecated, use, properties = {}, items }] of Object.entries(params)) {
    // Inside a record an object says by its kind what it is.
    const isTold = deprecated !== undefined || (use !== undefined && at.length > 1);
    if (description === undefined && !isTold) {
      yield { at: [...at, name], message: `\`${name}\` has no description.`, hint: 'Say in a few words what it does.' };
    }
    yield* withoutDescription(properties, [...at, name, 'properties']);
    yield* withoutDescription(items?.properties ?? {}, [...at, name, 'items', 'properties']);
  }
}
