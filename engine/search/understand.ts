import { actionsOf } from './build-index.js';
import { actionOf, thingOf, toolOf } from './lexicon.js';
import type { Lexicon } from './lexicon.js';
import { readText } from './read-text.js';
import type { Correct, Piece } from './read-text.js';

/** One thing that a question speaks of: the terms that stand for it, each with how well it does. */
export interface Slot {
  alternatives: [term: string, weight: number][];
  importance: number;
}

export interface Question {
  slots: Slot[];
  /** What should be done, and how surely. */
  actions: Map<string, number>;
  /** It wants to see something, whatever else it speaks of. */
  isLooking: boolean;
  /** What it says, without the asker's own names. */
  wording: string;
  /** Those that are asked for by a symptom. */
  tools: ReadonlySet<string>;
}

export interface Known {
  lexicon: Lexicon;
  correct: Correct;
  /** How much a term tells. */
  rarity: (term: string) => number;
  /** Whether a tool is called so. */
  isName: (term: string) => boolean;
  usual: string | undefined;
}

/** In characters. Nobody asks longer questions; what comes after is noise. */
export const LONGEST_QUESTION = 600;
const MOST_PIECES = 40;
const LIST = actionOf('list');
/** Words such as `all` want to see something if nothing else is to be done. */
const LOOK = actionOf('look');
/** The first verb counts most: "undelete what I destroyed". */
const LATER = 0.95;
/** Where the words of a phrase stand alone, they are rarely what was meant. */
const PART_OF_PHRASE = 0.45;

/**
 * Addresses, what people call their own things, and what they put in quotes: `web-01`, `kvm05`, `i-2-17-VM`, `10.1.0.0/16`.
 * They say nothing about the tool.
 */
const OWN_NAMES =
  /\p{L}[\p{L}\d]*(?:[-_]\p{L}[\p{L}\d]*)*[-_]\d[\w.]*(?:-\w+)*|\b\p{L}+\d{2,}\b|\d+(?:\.\d+){3}(?:\/\d+)?|(?<=\s)"[^"]{1,40}"/gu;

/** A word that stands for no thing that is known is as often about the asker's world as about the tool. */
const UNKNOWN_WORD = 0.4;

/** "Show machines in this zone" is about machines. */
const LATER_THING = 0.65;

const AS_WORD = 0.35;

/** What a question asks for. */
export function understand(question: string, { lexicon, correct, rarity, isName, usual }: Known): Question {
  const text = question.slice(0, LONGEST_QUESTION).replace(OWN_NAMES, ' ');
  const pieces = readText(text, lexicon, correct).slice(0, MOST_PIECES);
  const things = pieces.map((piece) => thingsOf(piece).length > 0);
  const actions = new Map<string, number>();
  let isLooking: boolean | undefined;
  pieces.forEach((piece, at) => {
    // "Snapshot the disk" is an order, and "a disk snapshot" is none.
    if (things[at] && piece.stems.length === 1 && !(at === 0 && things[1] === true)) return;
    const said =
      piece.stems.length > 1 && things[at] ? [...actionsOf(piece), ...insideOf(piece, lexicon)] : actionsOf(piece);
    const sure = actions.size === 0 ? 1 : LATER;
    for (const [action, weight] of said) {
      if (action !== LOOK) actions.set(action, Math.max(actions.get(action) ?? 0, weight * sure));
    }
    if (actions.size > 0) isLooking ??= said.some(([action]) => action === LIST);
  });
  const verbs = pieces.filter((piece, at) => things[at] !== true && actionsOf(piece).length > 0);
  if (verbs.length > 0 ? verbs.every(isLook) || (isMany(pieces[0]) && verbs.every(isState)) : isMany(pieces[0])) {
    actions.clear();
    actions.set(LIST, 1);
    isLooking = true;
  }
  let count = 0;
  const slots = pieces.flatMap((piece, at) => {
    const slot = slotOf(piece, rarity);
    if (!slot) return [];
    const isLater = things[at] === true && (count += 1) > 1;
    return [{ ...slot, importance: slot.importance * (isLater ? LATER_THING : 1) }];
  });
  const isAboutSomething = slots.some(({ alternatives }) => alternatives.some(([term]) => isName(term)));
  const isVague = usual !== undefined && actions.size > 0 && !things.includes(true) && !isAboutSomething;
  const usually = isVague ? slotOf({ stems: [], meanings: [thingOf(usual)] }, rarity) : undefined;
  const tools = new Set(pieces.flatMap(({ meanings }) => meanings.filter(isTool).map((meaning) => meaning.slice(1))));
  const all = unique(usually ? [...slots, usually] : slots);
  return { slots: all, actions, isLooking: isLooking === true, wording: text, tools };
}

const isTool = (meaning: string): boolean => meaning.startsWith(toolOf(''));

const isLook = (piece: Piece): boolean => actionsOf(piece).some(([action]) => action === LOOK);

/** "Hosts reserved for a customer" tells how they are, and is no order. */
const isState = (piece: Piece): boolean => piece.written?.endsWith('ed') === true || isLook(piece);

/** Who begins with things in the plural wants to see them: "hosts in maintenance". */
const isMany = (piece: Piece | undefined): boolean =>
  piece?.written?.endsWith('s') === true && piece.stems.at(-1)?.endsWith('s') !== true && thingsOf(piece).length > 0;

function thingsOf({ meanings }: Piece): string[] {
  return meanings.filter((meaning) => !meaning.startsWith(actionOf('')));
}

/** "Open a port" stands for a firewall rule, and says what to do as well. */
function insideOf({ stems, meanings }: Piece, { phrases }: Lexicon): [string, number][] {
  if (meanings.some((meaning) => meaning.startsWith('='))) return [];
  return stems.flatMap((one) => {
    const alone = phrases.get(one)?.find((phrase) => phrase.stems.length === 1);
    return alone && thingsOf(alone).length === 0 ? actionsOf(alone) : [];
  });
}

function slotOf(piece: Piece, rarity: (term: string) => number): Slot | undefined {
  const { stems, meanings } = piece;
  const things = thingsOf(piece);
  // A verb says what is done, which is judged apart; as a word it tells a little too: "which hosts are dedicated".
  if (meanings.length > 0 && things.length === 0) {
    const [word = ''] = stems;
    const known = stems.length === 1 ? rarity(word) : 0;
    return known === 0 ? undefined : { alternatives: [[word, 1]], importance: known * AS_WORD };
  }
  const sure = things.length > 1 ? 0.9 : 1;
  const written = stems.length === 1 ? stems : [];
  const alternatives: [string, number][] = [
    ...things.map((thing): [string, number] => [thing, sure]),
    ...written.map((one): [string, number] => [one, things.length > 0 ? PART_OF_PHRASE : 1]),
  ];
  const known = alternatives.map(([term]) => rarity(term)).filter((one) => one > 0);
  return known.length === 0
    ? undefined
    : { alternatives, importance: Math.min(...known) * (things.length > 0 ? 1 : UNKNOWN_WORD) };
}

function unique(slots: readonly Slot[]): Slot[] {
  return [...new Map(slots.map((slot) => [slot.alternatives.map(([term]) => term).join(), slot])).values()];
}
