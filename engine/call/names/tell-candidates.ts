import { ToolError } from '../../errors.js';
import type { Entity } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import { oneLine, plainText } from '../../text/plain-text.js';
import { isSecretName } from '../secrets/secret-names.js';
import type { Row } from './find-objects.js';
import { labelOf } from './label.js';
import { idOf, ignoringCase, mayBeginId, nameOf, namesOf, spoken } from './match-name.js';

const SHOWN_CANDIDATES = 10;
const SHOWN_DIFFERENCES = 2;
const LONGEST_DIFFERENCE = 60;

/** Several are called so: which ones, what tells them apart, and what to call again with. */
export function ambiguous(found: readonly Row[], name: string, kind: string, entity: Entity): ToolError {
  const some = found.slice(0, SHOWN_CANDIDATES);
  const fields = [...(entity.tell ?? []), ...whatElseDiffers(found, entity)];
  const lines = some.map((row) => describeCandidate(row, name, fields, entity));
  if (found.length > some.length) lines.push(`- and ${found.length - some.length} more`);
  const or = (words: string): string => (mayBeginId(name, entity) ? words : '');
  const error = new ToolError(
    'name-ambiguous',
    {
      count: `${found.length} of kind ${spoken(kind)}`,
      name: oneLine(name),
      begin: or(', or have an id that begins so'),
      candidates: lines.join('\n'),
    },
    { data: { candidates: some.map((row) => dataOf(row, entity)) } },
  );
  if ((entity.id ?? 'id') !== 'id') error.next = howToChoose(found, entity);
  return error;
}

export function notFound(
  seen: readonly Row[],
  name: string,
  kind: string,
  entity: Entity,
  tool: string | undefined,
): ToolError {
  const names = new Set(
    seen.flatMap((row) => [...namesOf(entity).map((field) => plainText(row[field])), labelOf(row, entity)]),
  );
  names.delete('');
  const near = didYouMean(name, [...names].map(oneLine));
  const where = mayBeginId(name, entity) ? ', and none whose id begins so' : '';
  return new ToolError('name-not-found', {
    kind: spoken(kind),
    name: oneLine(name),
    near,
    where,
    tool: tool ?? 'the list tool',
  });
}

/** "web: id (account alice, zonename fra-1)"; a name by which it was found and that is not the first goes along. */
function describeCandidate(row: Row, wanted: string, fields: readonly string[], entity: Entity): string {
  const label = nameOf(row, entity);
  const id = idOf(row, entity);
  const others = ignoringCase(label, wanted)
    ? []
    : namesOf(entity).filter((field) => ignoringCase(plainText(row[field]), wanted));
  const told = [...new Set([...others, ...fields])].flatMap((field) =>
    plainText(row[field]) === '' ? [] : [`${field} ${plainText(row[field])}`],
  );
  return oneLine(`- ${label === id ? id : `${label}: ${id}`}${told.length > 0 ? ` (${told.join(', ')})` : ''}`);
}

/** When they were made; where that and all that is usually told is the same, some short fields that are not. */
function whatElseDiffers(found: readonly Row[], entity: Entity): string[] {
  const told = [...(entity.tell ?? []), ...namesOf(entity)];
  if (differs(found, 'created')) return ['created'];
  if (told.some((field) => differs(found, field))) return [];
  const fields = new Set(found.flatMap((row) => Object.keys(row)));
  const differing = [...fields].filter(
    (field) =>
      !/id$/.test(field) &&
      !isSecretName(field) &&
      differs(found, field) &&
      found.every((row) => plainText(row[field]).length <= LONGEST_DIFFERENCE),
  );
  return differing.slice(0, SHOWN_DIFFERENCES);
}

function differs(found: readonly Row[], field: string): boolean {
  return new Set(found.map((row) => plainText(row[field]))).size > 1;
}

/** What a program calls again with: the id, or the arguments that go with a name. */
function dataOf(row: Row, entity: Entity): unknown {
  if ((entity.id ?? 'id') === 'id') return idOf(row, entity);
  return Object.fromEntries(
    Object.entries(entity.fills ?? {}).flatMap(([argument, field]) =>
      plainText(row[field]) === '' ? [] : [[argument, plainText(row[field])]],
    ),
  );
}

/** Its name is its id, so only what owns it can tell it from others. */
function howToChoose(found: readonly Row[], { fills = {}, within = [] }: Entity): string {
  const owners = Object.entries(fills).flatMap(([argument, field]) => (differs(found, field) ? [argument] : []));
  const choices = owners.length > 0 ? owners : within;
  return choices.length > 0
    ? `Call again with ${choices.join(' or ')} of the one you mean.`
    : 'They cannot be told apart by arguments: use a key that sees only the one you mean.';
}
