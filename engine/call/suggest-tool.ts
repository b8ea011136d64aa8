import { distance } from 'fastest-levenshtein';
import type { Catalog } from '../manifest/catalog.js';
import type { Tool } from '../manifest/types.js';

const SUGGESTED = 3;
const LONGEST_NAME = 80;

/** A tool as its name and its manifest speak of it. */
interface Candidate {
  name: string;
  resource: string;
  verb: string;
  /** What it is done to: the name without its verb, and the resource. */
  noun: ReadonlySet<string>;
  /** All other words: title and keywords. */
  others: ReadonlySet<string>;
  /** Keywords, each as one text. */
  keywords: ReadonlySet<string>;
  isList: boolean;
}

/**
 * What to say of a tool that is not there, by meaning: what it is done to has to fit. A tool that does the same to
 * something else is no help, however alike the names look; then what shows such things is.
 */
export function suggestTool(wanted: string, catalog: Catalog, ownTools: readonly { name: string }[]): string {
  const command = catalog.toolFor(wanted);
  if (command !== undefined) return ` Did you mean ${command}?`;
  const candidates = [...catalog.entries, ...ownTools].map(({ name }) => candidateOf(name, catalog.tool(name)));
  const [verb, ...rest] = corrected(wordsOf(wanted), candidates);
  if (verb === undefined) return '';
  const said = rest.length > 0 ? rest : [verb];
  const full = inFull(said, catalog, candidates);
  const noun = rest.length > 0 ? full : [];
  // The engine's own tools are of no kind: only their names tell what they are about.
  const about = candidates.filter(
    (one) => isAbout(one, full, candidates) || (one.resource === '' && said.every((word) => one.noun.has(word))),
  );
  const same = noun.length === 0 ? about : about.filter((one) => one.verb === verb || one.others.has(verb));
  const best = byFit(same, verb, noun).slice(0, SUGGESTED);
  if (best.length > 0) return ` Did you mean ${inWords(best.map(({ name }) => name))}?`;
  const [list] = byFit(
    about.filter((one) => one.isList && noun.every((word) => one.noun.has(word) || one.others.has(word))),
    verb,
    noun,
  );
  // People say machine or instance: what a list is found by is the same kind of thing in the other tools about it.
  const ofItsKind = candidates.filter(({ resource, verb: does }) => resource === list?.resource && does === verb);
  if (ofItsKind.length > 0) return ` Did you mean ${inWords(byFit(ofItsKind, verb, noun).map(({ name }) => name))}?`;
  return list ? ` There is none that does this; ${list.name} shows what there is.` : '';
}

function candidateOf(name: string, tool: Tool | undefined): Candidate {
  const [verb = '', ...noun] = wordsOf(name);
  const resource = tool?.resource ?? '';
  return {
    name,
    resource: wordsOf(resource).join('-'),
    verb,
    noun: new Set([...noun, ...wordsOf(resource)]),
    others: new Set([tool?.title ?? '', ...(tool?.keywords ?? [])].flatMap(wordsOf)),
    keywords: new Set((tool?.keywords ?? []).map((keyword) => wordsOf(keyword).join(' '))),
    isList: tool?.effect === 'read' && tool.answer.kind === 'list',
  };
}

/** A kind of thing that has tools of its own is meant as that; other words may be what people call it. */
function isAbout({ resource, noun, others }: Candidate, wanted: string[], all: readonly Candidate[]): boolean {
  const isIn = (word: string): boolean => noun.has(word) || others.has(word);
  const kind = wanted.join('-');
  if (all.some((one) => one.resource === kind)) return resource === kind || wanted.every((word) => noun.has(word));
  // A private gateway is no VPN gateway: every word counts.
  return wanted.length > 0 && wanted.every(isIn);
}

/** What texts call a kind of thing is that kind: `vm` is a virtual machine and no other machine. */
function inFull(noun: string[], { vocabulary }: Catalog, all: readonly Candidate[]): string[] {
  if (all.some(({ resource }) => resource === noun.join('-'))) return noun;
  const kinds = Object.entries(vocabulary.entities).map(([name, { as }]) => ({
    as: wordsOf(as),
    words: wordsOf(name),
  }));
  return noun.flatMap((word) => {
    const [kind] = kinds.filter(({ as }) => as.join('-') === word);
    return kind && all.some(({ resource }) => resource === kind.words.join('-')) ? kind.words : [word];
  });
}

function byFit(candidates: readonly Candidate[], verb: string, noun: readonly string[]): Candidate[] {
  const fit = (one: Candidate): number =>
    (one.verb === verb ? 4 : 0) +
    (one.keywords.has([verb, ...noun].join(' ')) ? 4 : 0) +
    (noun.length === 0 && one.isList ? 1 : 0) +
    noun.reduce((sum, word) => sum + (one.noun.has(word) ? 2 : one.others.has(word) ? 1 : 0), 0);
  // What its name says besides: list-virtual-machines before list-vms-for-import.
  const beside = ({ name }: Candidate): number =>
    wordsOf(name).filter((word) => word !== verb && !noun.includes(word)).length;
  const ranked = candidates
    .map((one) => ({ one, fit: fit(one) }))
    .sort((a, b) => b.fit - a.fit || beside(a.one) - beside(b.one) || shorter(a.one, b.one));
  return ranked.filter((each) => each.fit === ranked[0]?.fit).map(({ one }) => one);
}

function shorter(a: Candidate, b: Candidate): number {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}

/** Each word that no tool uses as the most like it that one does; too unlike ones stay. */
function corrected(words: readonly string[], candidates: readonly Candidate[]): string[] {
  const known = new Set(candidates.flatMap(({ verb, noun, others }) => [verb, ...noun, ...others]));
  return words.map((word) => {
    if (known.has(word) || word.length < 3) return word;
    const near = [...known]
      .map((one) => ({ one, far: distance(word, one) }))
      .filter(({ one, far }) => far <= (word.length < 7 ? 1 : 2) && (word.length > 3 || one.length > 3))
      .sort((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1));
    // Two letters that changed places are one slip of the finger.
    return near[0]?.one ?? [...known].find((one) => one.length === word.length && isSwapped(word, one)) ?? word;
  });
}

function isSwapped(a: string, b: string): boolean {
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && b === `${a.slice(0, at)}${a[at + 1] ?? ''}${a[at] ?? ''}${a.slice(at + 2)}`;
}

/** Small and without the plural, so that `vms` is `vm`; `listZones` are two. Not more than a name can have. */
function wordsOf(text: string): string[] {
  return text
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/(?<=[^s])s$/, ''))
    .filter((word) => word.length > 1);
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
}
