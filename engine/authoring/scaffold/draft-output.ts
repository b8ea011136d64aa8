import type { CommandFacts, FieldFacts } from '../../facts/load-facts.js';
import { isSecretName } from '../../call/secrets/secret-names.js';
import { referencesOf } from '../../manifest/bindings.js';
import type { Column, Effect, Output, Param } from '../../manifest/types.js';
import { verbOf } from './effect.js';
import { partsOf, singular, withArticle, written } from './tool-name.js';
import { toWrite } from './workshop.js';
import type { Workshop } from './workshop.js';

/** As many as fit on a line beside the names. */
const MOST_COLUMNS = 8;
const LEAST_WEIGHT = 2;
/** Shown in one cell. */
const PLAIN = /^(string|date|integer|int|short|long|float|double|bigdecimal|boolean|\w*(state|status|type))$/;

/** How the answer of a command is shown: rows of a list, one object, or what is true after a change. */
export function draftOutput(
  command: CommandFacts,
  effect: Effect,
  params: Readonly<Record<string, Param>>,
  workshop: Workshop,
): Output {
  const fields = shownFields(command, workshop);
  if (effect === 'change') return { done: doneSentence(command, fields, params, workshop) };
  if (command.kind !== 'list') return fields.length > 0 ? { card: card(fields, workshop) } : {};
  const columns = columnsOf(fields, workshop);
  const sort = ['name', 'displayname'].find((name) => fields.some((field) => field.name === name));
  const { object } = partsOf(command.name);
  return {
    columns: columns.length > 0 ? columns : nestedColumns(command, workshop),
    ...(sort === undefined ? {} : { sort }),
    empty: `No ${written(singular(object))} matches.`,
  };
}

/** Fields with one plain value that is no secret, by their own types. */
function shownFields(command: CommandFacts, { facts }: Workshop): FieldFacts[] {
  const fields = facts.fieldsOf(command) ?? [];
  const distinct = [...new Map(fields.map((field) => [field.name, field])).values()];
  return distinct.filter(
    ({ name, type, sensitive, of }) =>
      // CloudStack takes the ids of some things for secrets; the next call needs them.
      (sensitive !== true || name === 'id') &&
      of === undefined &&
      !isSecretName(name) &&
      PLAIN.test(type) &&
      !command.sensitiveFields?.includes(name) &&
      !/^(jobid|jobstatus|hasannotations|fordisplay)$/.test(name),
  );
}

/** 5 to 8 columns in the order of the answer, with the name first and the id last. */
function columnsOf(fields: readonly FieldFacts[], workshop: Workshop): Column[] {
  const weighed = fields
    .map((field, at) => ({ field, at, weight: weightOf(field, workshop) }))
    .filter(({ field }) => field.name !== 'id' && !(field.name === 'displayname' && hasName(fields)));
  const strong = weighed.filter(({ weight }) => weight >= LEAST_WEIGHT);
  const enough = strong.length >= 4 ? strong : [...weighed].sort((a, b) => b.weight - a.weight).slice(0, 4);
  const chosen = [...enough]
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, MOST_COLUMNS - 1)
    .sort((a, b) => rankOf(a.field) - rankOf(b.field) || a.at - b.at);
  const id = fields.filter(({ name }) => name === 'id');
  const taken = new Set(id.map(({ name }) => name));
  const columns = chosen.flatMap(({ field }): Column[] => {
    const learned = columnFor(field, workshop);
    const column = taken.has(headingOf(learned)) ? field.name : learned;
    if (taken.has(headingOf(column))) return [];
    taken.add(headingOf(column));
    return [column];
  });
  return [...columns, ...id.map(({ name }) => name)];
}

function headingOf(column: Column): string {
  return typeof column === 'string' ? column : (Object.keys(column)[0] ?? '');
}

/** For rows that hold nothing but other objects: those of the first. */
function nestedColumns(command: CommandFacts, { facts }: Workshop): Column[] {
  const outer = facts.fieldsOf(command)?.find(({ of }) => of !== undefined && facts.type(of) !== undefined);
  const inner = facts.type(outer?.of ?? '')?.fields.map(({ name }) => name) ?? [];
  const shown = ['name', 'state', 'id'].filter((name) => inner.includes(name));
  return outer && shown.length > 0 ? shown.map((name) => ({ [name]: `${outer.name}.${name}` })) : ['name', 'id'];
}

function hasName(fields: readonly FieldFacts[]): boolean {
  return fields.some(({ name }) => name === 'name');
}

/** What identifies first, then its state, then the rest. */
function rankOf({ name }: FieldFacts): number {
  if (/^(name|displayname|username)$/.test(name)) return 0;
  return /^(state|status|allocationstate)$/.test(name) ? 1 : 2;
}

function weightOf({ name, type, since }: FieldFacts, { lessons }: Workshop): number {
  const lists = lessons.columnOf(name)?.lists ?? 0;
  const isName = /^(name|displayname|username)$/.test(name);
  return (
    Math.min(lists, 4) +
    (isName ? 6 : 0) +
    (/^(state|status|type)$/.test(name) ? 4 : 0) +
    (/name$/.test(name) ? 1.5 : 0) +
    (/^(ipaddress|gateway|cidr|protocol|provider|version|size|description|displaytext|created)$/.test(name) ? 2 : 0) +
    (/(^|[a-z])(uu)?id$/.test(name) && name !== 'id' ? -4 : 0) +
    (type === 'boolean' ? -1 : 0) +
    (since === undefined ? 0 : -0.5)
  );
}

function columnFor(field: FieldFacts, { lessons }: Workshop): Column {
  const learned = lessons.columnOf(field.name)?.column;
  if (learned !== undefined) return learned;
  const filter = filterFor(field);
  const label = labelFor(field.name);
  if (filter === undefined && label === field.name) return field.name;
  return { [label]: filter === undefined ? field.name : `${field.name} | ${filter}` };
}

function filterFor({ name, type }: FieldFacts): string | undefined {
  if (type === 'date') return 'date';
  if (!/^(long|integer|int|float|double|string|bigdecimal)$/.test(type)) return undefined;
  if (/percent(age)?$|utili[sz]ation$/.test(name)) return 'percent';
  if (/bytes?$/.test(name) || /^(physical|virtual)?size$/.test(name)) return type === 'string' ? undefined : 'bytes';
  return undefined;
}

function labelFor(name: string): string {
  return /^[a-z]+name$/.test(name) && name !== 'displayname' && name !== 'username' ? name.replace(/name$/, '') : name;
}

/** One line that says which and how it is, then one line for each of the few that tell most. */
function card(fields: readonly FieldFacts[], workshop: Workshop): string {
  const has = (name: string): boolean => fields.some((field) => field.name === name);
  const told = new Set(['id', 'name', 'state']);
  const lines = fields
    .filter(({ name }) => !told.has(name))
    .map((field) => ({ field, weight: weightOf(field, workshop) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_COLUMNS)
    .map(({ field }) => line(field));
  const state = has('state') ? guarded('item.state', ' is {{item.state}}') : '';
  return [
    ...(has('name') ? [`{{item.name}}${state}${state === '' ? '' : '.'}`] : []),
    ...lines,
    ...(has('id') ? ['id {{item.id}}'] : []),
    '',
  ].join('\n');
}

function line(field: FieldFacts): string {
  const filter = filterFor(field);
  const value = `{{item.${field.name}}}`;
  const shown = filter === undefined ? value : `{{#${filter}}}${value}{{/${filter}}}`;
  return guarded(`item.${field.name}`, `${labelFor(field.name)}: ${shown}`);
}

function guarded(path: string, text: string): string {
  return `{{#has.${path}}}${text}{{/has.${path}}}`;
}

/** What is true now: of the object that comes back, or of the one that was named. */
function doneSentence(
  command: CommandFacts,
  fields: readonly FieldFacts[],
  params: Readonly<Record<string, Param>>,
  { vocabulary }: Workshop,
): string {
  const { done } = verbOf(command);
  const has = (name: string): boolean => fields.some((field) => field.name === name);
  const isObject = command.kind === 'object' || command.kind === 'list';
  if (isObject && has('name')) {
    const id = has('id') ? ' (id {{item.id}})' : '';
    return `{{item.name}} ${done}${id}.${has('state') ? guarded('item.state', ' It is {{item.state}} now.') : ''}`;
  }
  const bound = referencesOf(params, vocabulary).filter(
    ({ spec, variable }) => spec.required && variable !== undefined,
  );
  const main = bound.find(({ param }) => param === 'id') ?? bound[0];
  if (main?.variable !== undefined) {
    return `{{${main.variable}}} ${main.spec.list === true ? done.replace(/^is /, 'are ') : done}.`;
  }
  const { object } = partsOf(command.name);
  if (object.length === 0) return toWrite('what is true now, in one sentence.');
  const thing = withArticle(singular(object)).replace(/^an? /, 'the ');
  const subject = thing.startsWith('the ') ? thing : `the ${thing}`;
  const id = isObject && has('id') ? ' (id {{item.id}})' : '';
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${done}${id}.`;
}
