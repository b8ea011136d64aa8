import type { CommandFacts } from '../../facts/load-facts.js';
import { partsOf, written, writtenWithArticles } from './tool-name.js';
import { VERBS } from './verbs.js';
import { toWrite } from './workshop.js';

const MOST_CHARACTERS = 60;

/** Left to a person. */
export function titleMark(command: string): string {
  return toWrite(`what ${command} does.`).slice(0, MOST_CHARACTERS);
}

/** The words of the name as a title has them: "Delete a network ACL", "List VPC offerings". */
export function draftTitle({ name }: CommandFacts, taken: ReadonlySet<string>): string {
  const { verb, object } = partsOf(name);
  if (verb === undefined || object.length === 0) return titleMark(name);
  const known = Object.hasOwn(VERBS, verb) ? VERBS[verb]?.title : undefined;
  const word = known ?? verb.charAt(0).toUpperCase() + verb.slice(1);
  const title = `${word} ${verb === 'list' ? written(object) : writtenWithArticles(object)}`;
  const isUsable = title.length <= MOST_CHARACTERS && !taken.has(title);
  return isUsable ? title : titleMark(name);
}
