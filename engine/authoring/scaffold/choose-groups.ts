import type { CommandFacts, ParameterFacts } from '../../facts/load-facts.js';
import type { Effect, Param } from '../../manifest/types.js';
import { answerType } from './lessons.js';
import { fitsInto } from './entity-of.js';
import { sinceOf } from './version.js';
import type { Workshop } from './workshop.js';

/**
 * The groups of _shared/parameters.yaml that a manifest of this command includes. A group fits whole or not at all: the
 * command has each of its parameters, of the same type, and says nothing of it that the group does not. Of two that
 * share a parameter, the one that manifests of this kind include wins, then the larger, then the first. What only lists include is for lists.
 */
export function chooseGroups(command: CommandFacts, effect: Effect, workshop: Workshop): string[] {
  const { groups } = workshop.vocabulary;
  const usual = new Set(effect === 'read' ? workshop.lessons.groupsOf(answerType(command) ?? '') : []);
  const names = Object.keys(groups);
  const fitting = names
    .filter((name) => workshop.lessons.isFor(name, effect) && fitsWhole(groups[name] ?? {}, command, workshop))
    .map((name) => ({ name, params: Object.keys(groups[name] ?? {}) }))
    .sort(
      (a, b) =>
        Number(usual.has(b.name)) - Number(usual.has(a.name)) ||
        b.params.length - a.params.length ||
        names.indexOf(a.name) - names.indexOf(b.name),
    );
  const taken = new Set<string>();
  const chosen: string[] = [];
  for (const { name, params } of fitting) {
    if (params.some((param) => taken.has(param))) continue;
    for (const param of params) taken.add(param);
    chosen.push(name);
  }
  return names.filter((name) => chosen.includes(name));
}

function fitsWhole(group: Record<string, Param>, command: CommandFacts, { facts, vocabulary }: Workshop): boolean {
  const byName = new Map(command.params.map((fact) => [fact.name, fact]));
  const fields = facts.fieldsOf(command);
  return Object.entries(group).every(([name, param]) => {
    const fact = byName.get(name);
    if (!fact || !saysTheSame(fact, param)) return false;
    const entity = param.use === undefined ? undefined : vocabulary.entities[param.use];
    if (entity && !fitsInto(entity, command.params)) return false;
    // Sent for everybody who says nothing: right only for what is told apart by it.
    const isSentAlways = param.use !== undefined && param.preset !== undefined;
    return !isSentAlways || (fields?.some((field) => field.name === name) ?? false);
  });
}

const KINDS: Readonly<Record<string, readonly ParameterFacts['type'][]>> = {
  integer: ['integer', 'short', 'long'],
  boolean: ['boolean'],
  string: ['string', 'uuid', 'date'],
  object: ['map'],
  array: ['list'],
  number: ['float', 'double'],
};

function saysTheSame(fact: ParameterFacts, { type, use, list, since, for: roles }: Param): boolean {
  if (fact.required === true || fact.deprecated === true) return false;
  if ((fact.adminOnly === true || fact.authorized !== undefined) && roles === undefined) return false;
  if (sinceOf(fact.since) !== sinceOf(since)) return false;
  if (use !== undefined) return list === true ? fact.type === 'list' : ['string', 'uuid'].includes(fact.type);
  return KINDS[type ?? 'string']?.includes(fact.type) ?? false;
}
