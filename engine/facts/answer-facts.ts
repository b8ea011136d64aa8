import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMAS } from '../package-paths.js';

/** `s` a text, `n` a number, `b` a yes or no, `z` null; an array of something, empty where nothing was ever in it; an object. */
export type FieldShape = string | (string | FieldShapes)[] | FieldShapes;

/** Fields by name; a name that ends in `?` comes only now and then. */
export interface FieldShapes {
  [field: string]: FieldShape;
}

/** How one command differs from what its type usually looks like, and what its job tells. */
export interface CommandAnswer {
  /** Comes here although it is rare elsewhere. */
  plus?: string[];
  /** Does not come here although it is usual elsewhere. */
  minus?: string[];
  /** A success comes with a text. */
  displaytext?: boolean;
  /** Answers nothing at all, with this status, when nothing is sent. */
  silent?: number;
  /** Errors come under another key than successes. */
  errorEnvelope?: string;
  /** CloudStack's class of the command, as `cmd` of its jobs says it. */
  class?: string;
  /** CloudStack's word for the kind of object that a job is about, and whether the job tells the object's id too. */
  about?: string;
  instance?: 'id' | 'type';
}

/** What a real CloudStack was seen to answer, which is less than its types declare. */
export interface AnswerFacts {
  types: Record<string, FieldShapes>;
  /** Fields of a type that only root admins get. */
  hidden: Record<string, string[]>;
  /** Declared fields of a type that are set by a command and still never come. */
  silent: Record<string, string[]>;
  commands: Record<string, CommandAnswer>;
}

let loaded: AnswerFacts | undefined;

/** Read once from `schemas/cloudstack-answers.json`, which tests/demo/replay/learn.ts makes of the recordings. */
export function loadAnswerFacts(): AnswerFacts {
  loaded ??= JSON.parse(readFileSync(join(SCHEMAS, 'cloudstack-answers.json'), 'utf8')) as AnswerFacts;
  return loaded;
}
