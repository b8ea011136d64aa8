import { actionsOf } from './build-index.js';
import { actionOf, thingOf, toolOf } from './lexicon.js';
import type { Lexicon } from './lexicon.js';
import type { Mask } from './own-names.js';
import { readText } from './read-text.js';
import type { Correct, Piece } from './read-text.js';
import { isFiller } from './variants.js';
import { stem, wordsOf } from './words.js';

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
  /** What it speaks of first. */
  head: string[];
}

export interface Known {
  lexicon: Lexicon;
  correct: Correct;
  mask: Mask;
  /** How much a term tells. */
  rarity: (term: string) => number;
  /** Whether a tool is called so. */
  isName: (term: string) => boolean;
  /** Whether a term stands for a tool that only reads. */
  isRead: (term: string) => boolean;
  usual: string | undefined;
}

/** In characters. Nobody asks longer questions; what comes after is noise. */
export const LONGEST_QUESTION = 600;
const MOST_PIECES = 40;
const LIST = actionOf('list');
const CREATE = actionOf('create');
/** Words such as `all` want to see something if nothing else is to be done. */
const LOOK = actionOf('look');
/** The first verb counts most: "undelete what I destroyed". */
const LATER = 0.9;
/** "Bring back what somebody deleted" deletes nothing. */
const LATER_STATE = 0.6;
/** Nobody said that it should be made. */
const WANTED = 0.9;
/** Where the words of a phrase stand alone, they are rarely what was meant. */
const PART_OF_PHRASE = 0.45;

/** A word that stands for no thing that is known is as often about the asker's world as about the tool. */
const UNKNOWN_WORD = 0.4;

/** "Show machines in this zone" is about machines. */
const LATER_THING = 0.65;

const AS_WORD = 0.35;

/** What it says in plain words counts as well. */
const SYMPTOM = 0.55;

/** What a question asks for. */
export function understand(
  question: string,
  { lexicon, correct, mask, rarity, isName, isRead, usual }: Known,
): Question {
  const text = mask(question.slice(0, LONGEST_QUESTION));
  const all = readText(text, lexicon, correct).slice(0, MOST_PIECES);
  const pieces = all.filter((piece) => !isAsked(piece));
  const things = pieces.map((piece) => thingsOf(piece).length > 0);
  const { actions, isLooking } = intentOf(pieces, things, lexicon);
  if (actions.size === 0 && isWanted(pieces, text, lexicon)) actions.set(CREATE, WANTED);
  let count = 0;
  const slots = pieces.flatMap((piece, at) => {
    const slot = slotOf(piece, rarity);
    if (!slot) return thingsInside(piece, lexicon).flatMap((one) => slotOf(one, rarity) ?? []);
    const isLater = things[at] === true && (count += 1) > 1;
    return weighted(slot, isLater ? LATER_THING : 1);
  });
  const isAboutSomething = slots.some(({ alternatives }) => alternatives.some(([term]) => isName(term)));
  const isNamed = things.includes(true) || all.length > pieces.length || isAboutSomething;
  const isVague = usual !== undefined && actions.size > 0 && !isNamed;
  const usually = isVague ? slotOf({ stems: [], meanings: [thingOf(usual)] }, rarity) : undefined;
  const symptoms = symptomsOf(all, isRead);
  const bySymptom = symptoms.flatMap((piece) => weighted(slotOf(piece, rarity), SYMPTOM));
  return {
    slots: unique([...bySymptom, ...slots, ...(usually ? [usually] : [])]),
    actions,
    isLooking,
    wording: text,
    tools: new Set(symptoms.flatMap(({ meanings }) => meanings.map((meaning) => meaning.slice(1)))),
    head: headOf(pieces),
  };
}

/** What should be done, or whether something should only be shown. */
function intentOf(
  pieces: readonly Piece[],
  things: readonly boolean[],
  lexicon: Lexicon,
): Pick<Question, 'actions' | 'isLooking'> {
  const actions = new Map<string, number>();
  let isLooking: boolean | undefined;
  pieces.forEach((piece, at) => {
    // "Snapshot the disk" is an order, and "a disk snapshot" is none.
    if (things[at] && piece.stems.length === 1 && !(at === 0 && (things[1] === true || isOrder(piece)))) return;
    const said =
      piece.stems.length > 1 && things[at] ? [...actionsOf(piece), ...insideOf(piece, lexicon)] : actionsOf(piece);
    const sure = actions.size === 0 ? 1 : isPast(piece) ? LATER_STATE : LATER;
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
  return { actions, isLooking: isLooking === true };
}

/** Who begins with "show" or "which" wants to see something, whatever the rest is the symptom of. */
function symptomsOf(pieces: readonly Piece[], isRead: Known['isRead']): Piece[] {
  const first = pieces.find((piece) => !isAsked(piece));
  const asksToSee = first !== undefined && actionsOf(first).some(([action]) => action === LIST);
  return pieces.filter((piece) => isAsked(piece) && (!asksToSee || piece.meanings.some(isRead)));
}

const weighted = (slot: Slot | undefined, weight: number): Slot[] =>
  slot ? [{ ...slot, importance: slot.importance * weight }] : [];

const isAsked = ({ meanings }: Piece): boolean => meanings[0]?.startsWith(toolOf('')) === true;

const isLook = (piece: Piece): boolean => actionsOf(piece).some(([action]) => action === LOOK);

/** "Hosts reserved for a customer" tells how they are, and is no order. */
const isState = (piece: Piece): boolean => isPast(piece) || isLook(piece);

const isPast = ({ written }: Piece): boolean => written?.endsWith('ed') === true;

/** "Snapshot a disk", "label machines": a thing in the singular would stand behind an article. */
const isOrder = ({ next = '', written = '' }: Piece): boolean =>
  !written.endsWith('s') && (isFiller(stem(next)) || (next.endsWith('s') && !next.endsWith('ss')));

/** Who begins with things in the plural wants to see them: "hosts in maintenance". */
const isMany = (piece: Piece | undefined): boolean =>
  piece !== undefined &&
  thingsOf(piece).length > 0 &&
  (isPlural(piece.written, piece.stems.at(-1)) || isPlural(piece.start, piece.stems[0]));

const isPlural = (written?: string, single?: string): boolean =>
  written?.endsWith('s') === true && single?.endsWith('s') !== true;

/** "A vpn to the office", "client vpn for employees": one thing with an aim. */
function isWanted(pieces: readonly Piece[], text: string, { aims }: Lexicon): boolean {
  const head = pieces.find((piece) => thingsOf(piece).length > 0);
  return head !== undefined && !isMany(head) && wordsOf(text).some((word) => aims.has(stem(word)));
}

function thingsOf({ meanings }: Piece): string[] {
  return meanings.filter((meaning) => !meaning.startsWith(actionOf('')));
}

/** "Open a port" stands for a firewall rule, and says what to do as well. */
function insideOf({ stems }: Piece, { phrases }: Lexicon): [string, number][] {
  return stems.flatMap((one) => {
    const alone = phrases.get(one)?.find((phrase) => phrase.stems.length === 1);
    return alone && thingsOf(alone).length === 0 ? actionsOf(alone) : [];
  });
}

function headOf(pieces: readonly Piece[]): string[] {
  const head = pieces.find((piece) => thingsOf(piece).length > 0);
  return head ? [...thingsOf(head), ...(head.stems.length === 1 ? head.stems : [])] : [];
}

/** "A disk from" says what to do, and that it is about a disk. */
function thingsInside({ stems }: Piece, { phrases }: Lexicon): Piece[] {
  if (stems.length < 2) return [];
  return stems.flatMap((one) => {
    const alone = phrases.get(one)?.find((phrase) => phrase.stems.length === 1 && phrase.after === undefined);
    return alone && thingsOf(alone).length > 0 ? [{ stems: [], meanings: thingsOf(alone) }] : [];
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
  // Numbers are the asker's own: ports, sizes, days.
  if (meanings.length === 0 && stems.every((one) => /^\d+$/.test(one))) return undefined;
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
