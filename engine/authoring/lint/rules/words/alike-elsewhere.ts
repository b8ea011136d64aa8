import type { Path } from '../../../../manifest/read-yaml.js';
import type { Manifest, Param } from '../../../../manifest/types.js';
import type { SourceFile } from '../../../../manifest/find-files.js';
import { toolNameOf } from '../../context.js';
import type { FolderContext } from '../../context.js';
import { inRead } from '../../example.js';
import { oncePer } from '../../once-per.js';
import type { Rule } from '../../rule.js';
import { contentWords, stemOf } from '../../wording/content-words.js';

/** So many others have to agree before one is told that it is wrong. */
const ENOUGH = 3;

const OTHERS = Object.fromEntries(
  ['one', 'two', 'three'].map((name) => [
    `router/list-routers-${name}.yaml`,
    `command: list${name}Routers\nparams:\n  podid: { use: pod, description: Only in this pod. }\n`,
  ]),
);

const pod = (text: string): ReturnType<typeof inRead> =>
  inRead(`params:\n  hostid: { use: host, more: true, description: ${text} }\n`, OTHERS);

export const alikeElsewhere: Rule = {
  id: 'words/alike-elsewhere',
  title: 'What a code, a kind of thing or a sentence means is the same in all manifests.',
  why: 'Where nearly all tools say `memory: 9` and one says `memory: 8`, that one was turned round, and changes something that nobody spoke of.',
  severity: 'warning',
  bad: pod('Only in this pod.'),
  good: pod('Only those on this host.'),
  *compareManifest({ manifest, source }, context) {
    const own = toolNameOf(source);
    for (const { at, name, param } of paramsOf(manifest)) {
      for (const [word, code] of Object.entries(param.codes ?? {})) {
        const usual = usualOf(`code ${name} ${word}`, `${own} ${name}`, context);
        if (usual === undefined || usual === String(code)) continue;
        yield {
          at: [...at, 'codes', word],
          part: 'value',
          message: `Elsewhere, ${word} is ${usual}.`,
          hint: `Write \`${word}: ${usual}\`, or call it something else.`,
        };
      }
      const { use, description } = param;
      if (use === undefined || description === undefined) continue;
      const usual = usualOf(`text ${description.trim()}`, `${own} ${name}`, context);
      // Of two kinds with a word in common, such as a network and a guest network, the text may speak of either.
      if (usual === undefined || usual === use || speaksOf(use, description) || !speaksOf(usual, description)) continue;
      yield {
        at: [...at, 'description'],
        part: 'value',
        message: `Elsewhere this is said of a ${usual}, and here it is a ${use}.`,
        hint: 'Correct the one that was copied.',
      };
    }
  },
};

function speaksOf(kind: string, text: string): boolean {
  const said = contentWords(text);
  return kind.split('-').some((word) => said.has(stemOf(word === 'vm' ? 'machine' : word)));
}

interface Placed {
  at: Path;
  name: string;
  param: Param;
}

function paramsOf({ params = {} }: Pick<Manifest, 'params'>): Placed[] {
  return Object.entries(params).map(([name, param]) => ({ at: ['params', name], name, param }));
}

/** What all others say under this key; undefined if they are few or differ. */
function usualOf(key: string, own: string, context: FolderContext): string | undefined {
  const said = [...(sayings(context).get(key) ?? [])].filter(([place]) => place !== own).map(([, value]) => value);
  return said.length >= (key.startsWith('code') ? 1 : ENOUGH) && said.every((value) => value === said[0])
    ? said[0]
    : undefined;
}

interface Saying {
  key: string;
  place: string;
  value: string;
}

const sayings = oncePer((context: FolderContext): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const found = new Map<string, Map<string, string>>();
  for (const { key, place, value } of context.manifests.flatMap(sayingsOf)) {
    const places = found.get(key) ?? new Map<string, string>();
    found.set(key, places.set(place, value));
  }
  return found;
});

/** Read by pattern, since reading all manifests as YAML would cost more than the whole check of one. */
const sayingsOf = oncePer((source: SourceFile): Saying[] => {
  const tool = toolNameOf(source);
  const found: Saying[] = [];
  for (const [, name = '', use = '', text = ''] of source.text.matchAll(
    /^ +(\w+): \{ use: ([a-z0-9-]+),.*?description: ("(?:[^"]+)"|[^"}]+?) *\}/gm,
  )) {
    found.push({ key: `text ${text.replace(/^"(.*)"$/, '$1').trim()}`, place: `${tool} ${name}`, value: use });
  }
  for (const [, , name = '', codes = ''] of source.text.matchAll(
    /^( +)(\w+):\n(?:\1 .*\n)*?\1 +codes:\n((?:\1 {3,}\w+: \d+\n)+)/gm,
  )) {
    for (const [, word = '', code = ''] of codes.matchAll(/(\w+): (\d+)/g))
      found.push({ key: `code ${name} ${word}`, place: `${tool} ${name}`, value: code });
  }
  return found;
});
