import { FOREIGN_MAP } from '../../facts/foreign-maps.js';
import type { CommandFacts, ParameterFacts, Role } from '../../facts/load-facts.js';
import { roleWords } from '../../facts/role-words.js';
import { isSecretName } from '../../call/secrets/secret-names.js';
import type { Effect, Param } from '../../manifest/types.js';
import { fitsInto } from './entity-of.js';
import { written } from './tool-name.js';
import { sinceOf } from './version.js';
import { toWrite } from './workshop.js';
import type { Workshop } from './workshop.js';

const NUMBERS = new Set<ParameterFacts['type']>(['integer', 'short', 'long']);
const USUAL_LENGTH = 255;

/** One parameter as a manifest says it. Its wording is that of others, or a mark for a person. */
export function draftParam(fact: ParameterFacts, command: CommandFacts, effect: Effect, workshop: Workshop): Param {
  const shape = shapeOf(fact, command, workshop);
  const since = sinceOf(fact.since);
  const roles = fact.adminOnly ? ['admin'] : rolesOf(fact.authorized);
  return {
    ...shape,
    ...(fact.required ? { required: true } : {}),
    ...lengthOf(fact, shape),
    ...(isSecret(fact) && shape.sensitive === undefined ? { sensitive: true } : {}),
    ...(roles === undefined ? {} : { for: roles }),
    ...(since === undefined ? {} : { since }),
    description: describe(fact, shape, effect, workshop),
  };
}

function describe(fact: ParameterFacts, shape: Param, effect: Effect, { lessons }: Workshop): string {
  const learned = lessons.descriptionOf(fact.name, effect, shape.use);
  if (learned !== undefined) return learned;
  if (fact.name === 'id' && effect === 'change' && shape.use !== undefined)
    return `The ${written(shape.use.split('-'))}.`;
  return toWrite(hintFor(fact, shape, effect));
}

function isSecret({ name, type, sensitive }: ParameterFacts): boolean {
  return sensitive === true || (type === 'string' && isSecretName(name));
}

function shapeOf(fact: ParameterFacts, command: CommandFacts, workshop: Workshop): Param {
  const learned = workshop.lessons.shapeOf(fact);
  const entity = fact.entityType === undefined ? undefined : entityFor(fact, command, workshop);
  // What others had to leave as an id may have got a name since.
  const isOutdated = entity !== undefined && learned?.use === undefined && learned?.resolve === undefined;
  if (learned && !isOutdated && fits(learned, command, workshop)) return learned;
  switch (fact.type) {
    case 'uuid':
      return entity === undefined ? { type: 'string', format: 'uuid' } : { use: entity };
    case 'list':
      if (entity !== undefined) return { use: entity, list: true };
      return {
        type: 'array',
        items: fact.collectionType === 'uuid' ? { type: 'string', format: 'uuid' } : { type: 'string' },
      };
    case 'map':
      return mapShape(fact, workshop);
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date-or-time', ...boundaryOf(fact.name) };
    case 'float':
    case 'double':
      return { type: 'number' };
    case 'object':
      return { type: 'object', additionalProperties: { type: 'string' } };
    default:
      return NUMBERS.has(fact.type) ? { type: 'integer' } : { type: 'string' };
  }
}

function entityFor(
  { type, entityType }: ParameterFacts,
  { params }: CommandFacts,
  workshop: Workshop,
): string | undefined {
  // Flags and numbers carry a type of object too, by mistake.
  if (type !== 'uuid' && type !== 'list') return undefined;
  const name = workshop.entityOf(entityType);
  const entity = name === undefined ? undefined : workshop.vocabulary.entities[name];
  return entity && fitsInto(entity, params) ? name : undefined;
}

/** What others write may not fit here: an entity needs its parents beside it. */
function fits({ use }: Param, { params }: CommandFacts, { vocabulary }: Workshop): boolean {
  const entity = use === undefined ? undefined : vocabulary.entities[use];
  return use === undefined || (entity !== undefined && fitsInto(entity, params));
}

/** How maps travel; a server's listApis does not tell, and most of them are free. */
function mapShape({ mapStyle = 'free', mapFields = [], name }: ParameterFacts, workshop: Workshop): Param {
  const text: Param =
    isSecretName(name) || name.includes('external') || FOREIGN_MAP.test(name)
      ? { type: 'string', sensitive: true }
      : { type: 'string' };
  if (mapStyle !== 'record') {
    return { type: 'object', wire: mapStyle.startsWith('kv') ? 'kv' : 'free', additionalProperties: text };
  }
  if (mapFields.join() === 'name,value') {
    return { type: 'object', wire: { kv: ['name', 'value'] }, additionalProperties: text };
  }
  const properties = Object.fromEntries(mapFields.map((field) => fieldShape(field, workshop)));
  return { type: 'array', wire: 'record', items: { properties } };
}

/** A field of a record; `dhcp:<option-number>` stands for many. */
function fieldShape(field: string, { lessons, vocabulary }: Workshop): [string, Param] {
  const [name = '', rest] = field.split(':');
  if (rest !== undefined) {
    const description = toWrite(`what the numbers of \`${name}\` mean.`);
    return [name, { type: 'object', wire: 'prefix', additionalProperties: { type: 'string' }, description }];
  }
  const named = /^[a-z]+id$/.test(name) ? lessons.entityNamed(name) : undefined;
  const entity = named === undefined ? undefined : vocabulary.entities[named];
  const isAlone = entity?.needs === undefined && entity?.fills === undefined;
  const description = toWrite(`what \`${name}\` is.`);
  return [name, { ...(named !== undefined && isAlone ? { use: named } : { type: 'string' }), description }];
}

function lengthOf({ length, type }: ParameterFacts, shape: Param): Param {
  const isText = type === 'string' && shape.use === undefined && (shape.type ?? 'string') === 'string';
  return length === undefined || length === USUAL_LENGTH || !isText ? {} : { maxLength: length };
}

function boundaryOf(name: string): Param {
  if (/^(end|until|to)/.test(name)) return { boundary: 'end' };
  return /^(start|from|since)/.test(name) ? { boundary: 'start' } : {};
}

/** The roles as manifests call them; undefined where everybody may, or nobody knows. */
export function rolesOf(roles: readonly Role[] = []): string[] | undefined {
  return roles.length === 0 ? undefined : roleWords(roles);
}

/** Short, since a mark in every argument makes a tool that nobody could list. */
function hintFor({ name, required }: ParameterFacts, { type, use }: Param, effect: Effect): string {
  const thing = use === undefined ? undefined : written(use.split('-'));
  if (effect === 'read' && !required) {
    if (type === 'boolean') return 'what is shown with it, and what without.';
    return thing === undefined ? `which rows \`${name}\` leaves.` : `which rows this ${thing} leaves.`;
  }
  if (thing !== undefined) return `what this ${thing} is for.`;
  if (type === 'boolean') return 'what happens with it.';
  if (type === 'object') return 'which keys it takes.';
  if (type === 'array') return 'what its items are.';
  if (type === 'integer' || type === 'number') return 'what it counts, and its limits.';
  return `what \`${name}\` is.`;
}
