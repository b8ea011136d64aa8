import { inRead } from '../../example.js';
import type { LintedManifest } from '../../linted-file.js';
import type { Finding, Rule } from '../../rule.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import { contentWords, stemOf } from '../../wording/content-words.js';
import type { Param } from '../../../../manifest/types.js';

const zone = (text: string): string => `params:\n  zoneid: { use: zone, description: "${text}" }\n`;

export const paramFits: Rule = {
  id: 'words/param-fits',
  title: 'What the text of an argument offers is what the argument takes.',
  why: 'A model gives what it read. Where the text says "-1 for all" and the limits forbid it, each call is made twice; where it says 500 and the limit is 5000, nobody knows which is right.',
  severity: 'error',
  bad: inRead(zone('Only in this zone, or -1 for all.')),
  good: inRead(zone('Only in this zone.')),
  *checkManifest(file, { vocabulary }) {
    const kinds = Object.keys(vocabulary.entities);
    for (const [name, param] of Object.entries(file.manifest.params ?? {})) {
      const other = otherKind(name, param, kinds);
      if (other !== undefined) {
        yield {
          at: ['params', name, 'description'],
          part: 'value',
          message: `The text speaks of a ${other}, and this is a ${param.use ?? ''}.`,
          hint: 'Correct the one that was copied.',
        };
      }
      const gone = choiceGone(param, file.tool.params);
      if (gone !== undefined) {
        yield {
          at: ['params', name, 'description'],
          word: `\`${gone}\``,
          message: `The text offers \`${gone}\`, which is not among the choices of \`${name}\`.`,
          hint: `Add ${gone} to \`enum\`, or remove it from the text.`,
        };
      }
      yield* inParam(['params', name], name, param);
      yield* againstRules(['params', name], name, param, file);
    }
  },
  *checkFile({ source, kind, yaml, problems }) {
    if (kind !== 'shared' || sharedKind(source) !== 'parameters' || problems.length > 0) return;
    for (const [group, params] of Object.entries(yaml.data as Record<string, Record<string, Param>>)) {
      for (const [name, param] of Object.entries(params)) yield* inParam([group, name], name, param);
    }
  },
};

function* inParam(at: Path, name: string, param: Param): Iterable<Finding> {
  const { description = '', properties = {}, items } = param;
  for (const { word, limit, message, hint } of offeredInVain(name, param)) {
    yield {
      at: limit === undefined ? [...at, 'description'] : [...at, limit],
      ...(limit === undefined ? { word } : { part: 'value' as const }),
      message,
      hint,
    };
  }
  const other = otherSide(name, description);
  if (other !== undefined) {
    yield {
      at: [...at, 'description'],
      part: 'value',
      message: `\`${name}\` is about one side, and its text speaks of the other: "${other}".`,
      hint: 'Correct the text; it may have been copied from its twin.',
    };
  }
  for (const [key, inner] of Object.entries(properties)) yield* inParam([...at, 'properties', key], key, inner);
  if (items && 'properties' in items) {
    for (const [key, inner] of Object.entries(items.properties ?? {}))
      yield* inParam([...at, 'items', 'properties', key], key, inner);
  }
}

/** "The volume to attach." for what is a machine. */
function otherKind(name: string, { use, description = '' }: Param, kinds: readonly string[]): string | undefined {
  if (use === undefined) return undefined;
  const [, said] =
    /^(?:Only (?:those |the one )?(?:in|of|on) (?:this|the)|The|Which) ([a-z ]+?)(?: to| that| of| with| whose|[.,;:]|$)/.exec(
      description,
    ) ?? [];
  const words = [...contentWords(description)];
  const isOwn = words.some(
    (word) => use.split('-').map(stemOf).includes(word) || (word.length > 3 && name.includes(word)),
  );
  const kind = said?.trim().replace(/ /g, '-');
  return isOwn || kind === undefined ? undefined : kinds.find((one) => one === kind);
}

/** A value in backticks that is neither a choice nor another argument. */
function choiceGone(
  { enum: choices, open, description = '' }: Param,
  params: Readonly<Record<string, Param>>,
): string | undefined {
  if (choices === undefined || open === true) return undefined;
  const said = Array.from(description.matchAll(/`([a-z][a-z0-9]*)`/g), ([, word = '']) => word);
  return said.find((word) => !choices.map(String).includes(word) && !Object.hasOwn(params, word));
}

interface Offer {
  word: string;
  /** The word of the manifest that forbids it, if one does. */
  limit?: 'minimum' | 'maximum' | 'enum' | 'use';
  message: string;
  hint: string;
}

function* offeredInVain(
  name: string,
  { description = '', minimum, maximum, use, literals, ...param }: Param,
): Iterable<Offer> {
  if (/(?<![\w.-])-1\b/.test(description)) {
    if (minimum !== undefined && minimum > -1)
      yield {
        word: '-1',
        limit: 'minimum',
        message: `The text offers -1, and \`minimum: ${minimum}\` forbids it.`,
        hint: 'Write `minimum: -1`. If CloudStack does not take it, remove it from the text.',
      };
    if (use !== undefined && !(literals ?? []).map(String).includes('-1'))
      yield {
        word: '-1',
        limit: 'use',
        message: `The text offers -1, which would be looked for as the name of a thing.`,
        hint: 'Add `literals: ["-1"]`. If CloudStack does not take it, remove it from the text.',
      };
  }
  const [most, number] = /\bat most (\d+)\b/.exec(description) ?? /\b(\d+) at most\b/.exec(description) ?? [];
  if (most !== undefined && maximum !== undefined && Number(number) !== maximum) {
    yield {
      word: most,
      limit: 'maximum',
      message: `The text says ${most}, and \`maximum\` is ${maximum}.`,
      hint: 'Correct the one that is wrong; the text need not say it at all.',
    };
  }
  const choices = (param.enum ?? []).map(String);
  if (choices.length < 2 || !choices.every((choice) => LOUD.test(choice))) return;
  const said = description.match(/\b[A-Z][A-Z_]{3,}\b/g) ?? [];
  const missing = said.find((word) => !choices.includes(word));
  if (missing === undefined || said.filter((word) => choices.includes(word)).length < 2) return;
  yield {
    word: missing,
    message: `The text offers ${missing}, which is not among the choices of \`${name}\`.`,
    hint: `Add ${missing} to \`enum\`, or remove it from the text.`,
  };
}

const LOUD = /^[A-Z][A-Z_]{3,}$/;

/** Names of two sides, and how texts speak of them. */
const SIDES = [
  [/read(?!only)/i, /\bread/i, /writ/i, /\bwrit/i],
  [/^(?:src|source)/i, /\b(?:source|from)\b/i, /^dest/i, /\bdestination\b/i],
  [/^min/i, /\b(?:least|fewest|lowest|smallest)\b/i, /^max/i, /\b(?:most|highest|largest)\b/i],
] as const;

function otherSide(name: string, text: string): string | undefined {
  for (const [one, saysOne, other, saysOther] of SIDES) {
    if (one.test(name) === other.test(name)) continue;
    const [own, foreign] = one.test(name) ? [saysOne, saysOther] : [saysOther, saysOne];
    if (!own.test(text) && foreign.test(text)) return foreign.exec(text)?.[0];
  }
  return undefined;
}

/** "Only with cleanup" beside a rule that forbids the two together. */
function* againstRules(
  at: Path,
  name: string,
  { description = '' }: Param,
  { manifest }: LintedManifest,
): Iterable<Finding> {
  const [said, other = ''] = /\b(?:only|always|together) with `?([a-z][a-z0-9]*)`?/.exec(description) ?? [];
  if (said === undefined) return;
  const isForbidden = (manifest.rules ?? []).some(({ atMostOne, exactlyOne }) =>
    [atMostOne, exactlyOne].some((names) => names?.includes(name) === true && names.includes(other)),
  );
  if (!isForbidden) return;
  yield {
    at: [...at, 'description'],
    word: said,
    message: `The text says "${said}", and a rule forbids \`${name}\` together with \`${other}\`.`,
    hint: 'Correct the one that is wrong.',
  };
}
