import { nearest } from '../text/nearest.js';

/** What people write who know other formats, and how it is called here. */
const CALLED: Readonly<Record<string, string>> = {
  parameters: 'params',
  arguments: 'params',
  inputs: 'params',
  name: 'title',
  summary: 'description',
  help: 'description',
  desc: 'description',
  doc: 'description',
  tags: 'keywords',
  synonyms: 'keywords',
  returns: 'answer',
  response: 'answer',
  result: 'output',
  readonly: 'effect',
  permissions: 'for',
  roles: 'for',
  cache: 'ttl',
  version: 'since',
  validation: 'rules',
  preconditions: 'possible',
  risk: 'danger',
  message: 'warning',
  rollback: 'undo',
  entity: 'use',
  resource: 'use',
  choices: 'enum',
  values: 'enum',
  optional: 'required',
  min: 'minimum',
  max: 'maximum',
  secret: 'sensitive',
  question: 'ask',
  prompt: 'ask',
};

/** Words that stand inside another one. */
const INSIDE: Readonly<Record<string, string>> = {
  severity: 'danger',
  category: 'danger',
  warning: 'danger',
  reversible: 'danger',
  undo: 'danger',
  impact: 'danger',
  confirm: 'danger',
  escalate: 'danger',
  also: 'danger',
  columns: 'output',
  done: 'output',
  card: 'output',
  sort: 'output',
  empty: 'output',
  units: 'output',
  words: 'output',
  give: 'secrets',
  hide: 'secrets',
  exactlyOne: 'rules',
  atMostOne: 'rules',
  atLeastOne: 'rules',
  moreThan: 'rules',
  together: 'rules',
  otherwise: 'possible',
  kind: 'answer',
  of: 'answer',
  ask: 'examples',
};

/** As many as a person reads. */
const MOST = 6;

/** What to do about a word that cannot stand where it stands: what was meant, where it belongs, or what could stand there. */
export function adviceOnWord(word: string, allowed: readonly string[], present: readonly string[]): string {
  const called = CALLED[word.toLowerCase().replaceAll(/[_-]/g, '')];
  if (called !== undefined && allowed.includes(called)) return `It is called ${called} here.`;
  const inside = INSIDE[word];
  if (inside !== undefined && allowed.includes(inside)) {
    return `It belongs into \`${inside}\`: move it below the line \`${inside}:\`, two spaces further to the right than that.`;
  }
  const near = nearest(word, allowed);
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`;
  const free = allowed.filter((one) => !present.includes(one));
  if (free.length === 0) return 'Remove it.';
  return free.length <= MOST
    ? `Remove it. What can still stand here: ${free.join(', ')}.`
    : `Remove it. What can still stand here is, among others, ${free.slice(0, MOST).join(', ')}.`;
}
