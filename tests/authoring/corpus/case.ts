/** A manifest, or a shared file, with exactly one mistake; or with none that only looks like one. */
export interface Case {
  /** Unique in its class. */
  id: string;
  /** Of a broken one: what is wrong, in plain words. Of a good one: why it is right. */
  what: string;
  /** What it starts from: the name of a built-in tool or of one in bases/, or a shared file such as _shared/entities.yaml. */
  base?: string;
  /** Find and put, in turns; a text has to be there exactly once, a pattern stands for its first match. */
  change?: readonly (string | RegExp)[];
  /** The whole text, where there is no base. */
  text?: string;
  /** Where the file lies, if not where its base does. */
  path?: string;
  /** With path: the base stays where it is too. */
  isCopy?: true;
  /** Further files in the same folder. */
  beside?: Readonly<Record<string, string>>;
  /** Text of the line that a person has to change; of several, each is right. Absent: the first line that `change` changes. */
  at?: string | readonly string[];
  /** How it is saved; utf8 if absent. */
  encoding?: Encoding;
  /** Lies in a folder of its own, as `lint our-manifests` sees it; those that start from bases/ always do. */
  isOwn?: true;
  /** What shows only when all manifests are judged together. */
  isWhole?: true;
  /** It is compared with other tools, so no other case may be near. */
  isAlone?: true;
}

export type Encoding = 'latin1' | 'utf16le' | 'utf16be' | 'utf8-bom' | 'crlf';

/** For `at`: the file as a whole, such as its name or how it is saved. */
export const FILE = '';

/** Lines that most manifests have, whatever stands in them: texts are polished, and a case should outlive that. */
export const WARNING = /^ {2}warning: .*\n(?: {4}.*\n)*/m;
export const DONE = /^ {2}done: .*\n(?: {4}.*\n)*/m;
export const IMPACT = /^ {2}impact: .*\n/m;
