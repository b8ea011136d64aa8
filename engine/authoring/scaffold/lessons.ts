import type { Facts } from '../../facts/facts.js';
import type { CommandFacts, ParameterFacts } from '../../facts/load-facts.js';
import { referencesOf } from '../../manifest/bindings.js';
import type { Column, Effect, Param, Rule, TimeToLive, Tool, Vocabulary } from '../../manifest/types.js';

/** What the manifests that are there teach about the next one: wording, shapes, folders. Nothing of it is in code. */
export interface Lessons {
  /** How others write a parameter of this name and type: everything but its wording and who may use it. */
  shapeOf(fact: ParameterFacts): Param | undefined;
  /** The kind of thing that parameters of this name mostly are. */
  entityNamed(name: string): string | undefined;
  /** What they say about it, if at least two say the same. */
  descriptionOf(name: string, effect: Effect, entity: string | undefined): string | undefined;
  /** The share of manifests that list it instead of leaving it to `more`, 0 to 1; undefined if none has it. */
  listedShare(name: string): number | undefined;
  /** The column that shows this field, and how many lists have it. */
  columnOf(field: string): { column: Column | undefined; lists: number } | undefined;
  /** The folder of those that answer this type. */
  folderOf(type: string): string | undefined;
  ttlOf(group: string, folder: string): TimeToLive | undefined;
  /** Rules that others have about the same parameters. */
  rulesFor(params: readonly string[]): Rule[];
  /** A name that the examples of others give for this kind of thing. */
  nameOf(entity: string): unknown;
  /** The groups that others of this answer type include. */
  groupsOf(type: string): readonly string[];
  /** Whether a group of parameters is included by tools that look, or by those that change; a new one is for both. */
  isFor(group: string, effect: Effect): boolean;
  titles: ReadonlySet<string>;
  toolOf(command: string): string | undefined;
}

export function learn(tools: readonly Tool[], facts: Facts, vocabulary: Vocabulary): Lessons {
  const known = tools.flatMap((tool) => {
    const command = facts.command(tool.command);
    return command ? [{ tool, command }] : [];
  });
  const shapes = new Tally<Param>();
  const descriptions = new Tally<string>();
  const isListed = new Map<string, boolean[]>();
  const names = new Tally<unknown>();
  const ofGroups = new Set(
    Object.values(vocabulary.groups).flatMap((group) => Object.values(group).map((one) => one.description)),
  );
  const entities = new Tally<string>();
  for (const { tool, command } of known) {
    for (const fact of command.params) {
      const param = tool.params[fact.name];
      if (!param) continue;
      shapes.add(shapeKey(fact), shapeIn(param));
      if (
        param.description !== undefined &&
        !ofGroups.has(param.description) &&
        !/[`{]|\w-\w+-\w/.test(param.description)
      ) {
        descriptions.add(`${fact.name} ${tool.effect} ${param.use ?? ''}`, param.description);
        descriptions.add(`${fact.name} ${tool.effect}`, param.description);
        if (tool.effect === 'read' && param.use !== undefined && param.list !== true && !param.required) {
          descriptions.add(`a ${param.use}`, param.description);
        }
      }
      isListed.set(fact.name, [...(isListed.get(fact.name) ?? []), param.more !== true]);
    }
    for (const { param, entity } of referencesOf(tool.params, vocabulary)) {
      if (entity !== undefined) entities.add(param, entity);
      for (const { args } of tool.examples ?? []) {
        const value = Array.isArray(args[param]) ? (args[param] as unknown[])[0] : args[param];
        if (entity !== undefined && value !== undefined) names.add(entity, value);
      }
    }
  }
  const columns = new Tally<Column>();
  for (const column of tools.flatMap(({ output }) => output?.columns ?? [])) columns.add(fieldOf(column), column);
  const folders = new Tally<string>();
  const groups = new Tally<string[]>();
  const lives = new Tally<TimeToLive>();
  for (const { tool, command } of known) {
    const type = answerType(command);
    if (type !== undefined && command.kind !== 'success') folders.add(type, tool.resource);
    if (type !== undefined && tool.effect === 'read') groups.add(type, tool.include ?? []);
    if (tool.ttl === undefined || tool.ttl === 'none') continue;
    lives.add(`group ${command.group ?? ''}`, tool.ttl);
    lives.add(`folder ${tool.resource}`, tool.ttl);
  }
  const rules = new Tally<Rule>();
  // What has to be given is for a person to say, who knows the command; what excludes each other mostly does everywhere.
  for (const rule of tools.flatMap((tool) => tool.rules ?? [])) if (rule.atMostOne) rules.add('', rule);
  const effects = new Map<string, Set<Effect>>();
  for (const { include = [], effect } of tools) {
    for (const group of include) effects.set(group, (effects.get(group) ?? new Set()).add(effect));
  }
  const toolOf = new Map(tools.map(({ command, name }) => [command, name]));
  return {
    shapeOf(fact) {
      const found = shapes.most(shapeKey(fact));
      // One manifest alone may know limits that are its own.
      return found && found.count >= 2 ? found.value : found && withoutLimits(found.value);
    },
    entityNamed: (name) => entities.most(name)?.value,
    descriptionOf: (name, effect, entity) =>
      atLeast(2, descriptions.most(`${name} ${effect} ${entity ?? ''}`)) ??
      (effect === 'change'
        ? undefined
        : (atLeast(3, descriptions.most(`${name} ${effect}`)) ??
          atLeast(2, descriptions.most(`a ${entity ?? 'thing'}`)))),
    listedShare(name) {
      const all = isListed.get(name);
      return all && all.filter(Boolean).length / all.length;
    },
    columnOf(field) {
      const found = columns.most(field);
      if (!found) return undefined;
      const label = typeof found.value === 'string' ? field : (Object.keys(found.value)[0] ?? field);
      // A label that one list alone has may mean something there that it does not mean elsewhere.
      const isUsual = found.count >= 2 || field.includes(label.replaceAll(' ', ''));
      return { column: isUsual ? found.value : undefined, lists: found.count };
    },
    folderOf: (type) => folders.most(type)?.value,
    ttlOf: (group, folder) => (lives.most(`folder ${folder}`) ?? lives.most(`group ${group}`))?.value,
    rulesFor: (params) =>
      rules
        .all('')
        .filter(({ value, count }) => count >= 2 && (value.atMostOne ?? []).every((name) => params.includes(name)))
        .map(({ value }) => value),
    nameOf: (entity) => names.most(entity)?.value,
    groupsOf: (type) => groups.most(type)?.value ?? [],
    isFor: (group, effect) => effects.get(group)?.has(effect) ?? true,
    titles: new Set(tools.map(({ title }) => title)),
    toolOf: (command) => toolOf.get(command),
  };
}

/** The type that a command really answers. */
export function answerType({ answers, answersReally }: CommandFacts): string | undefined {
  return answersReally ?? answers;
}

function shapeKey({ name, type, entityType, collectionType, mapStyle, mapFields }: ParameterFacts): string {
  return [name, type, entityType, collectionType, mapStyle, mapFields?.join()].join(' ');
}

/** What belongs to this one command only: who may use it, since when, whether it must be there, what it says. */
const OF_ONE_TOOL = new Set<keyof Param>([
  'required',
  'more',
  'for',
  'since',
  'description',
  'deprecated',
  'preset',
  'unless',
  'literals',
  'default',
  'as',
  'codes',
  'enum',
  'open',
  'maxLength',
]);

function shapeIn(param: Param): Param {
  return Object.fromEntries(Object.entries(param).filter(([word]) => !OF_ONE_TOOL.has(word as keyof Param)));
}

/** The field that a column shows. */
export function fieldOf(column: Column): string {
  const path = typeof column === 'string' ? column : (Object.values(column)[0] ?? '');
  return path.split('|')[0]?.trim() ?? '';
}

const LIMITS = new Set<keyof Param>(['format', 'minimum', 'maximum', 'minLength', 'pattern', 'unit']);

function withoutLimits(param: Param): Param {
  return Object.fromEntries(
    Object.entries(param).filter(([word]) => !LIMITS.has(word as keyof Param) || isNeeded(param, word)),
  );
}

/** Ids and dates are told by their format alone. */
function isNeeded({ format }: Param, word: string): boolean {
  return word === 'format' && (format === 'uuid' || format === 'date-or-time');
}

function atLeast<Value>(least: number, found: { value: Value; count: number } | undefined): Value | undefined {
  return found && found.count >= least ? found.value : undefined;
}

/** Counts equal values under a key. */
class Tally<Value> {
  private readonly counts = new Map<string, Map<string, { value: Value; count: number }>>();

  add(key: string, value: Value): void {
    const values = this.counts.get(key) ?? new Map<string, { value: Value; count: number }>();
    this.counts.set(key, values);
    const mark = JSON.stringify(value);
    values.set(mark, { value, count: (values.get(mark)?.count ?? 0) + 1 });
  }

  all(key: string): { value: Value; count: number }[] {
    return [...(this.counts.get(key)?.values() ?? [])];
  }

  /** The first of those that came most often. */
  most(key: string): { value: Value; count: number } | undefined {
    return this.all(key).reduce<{ value: Value; count: number } | undefined>(
      (best, one) => (best && best.count >= one.count ? best : one),
      undefined,
    );
  }
}
