import { COMMON, EVERYBODYS } from '../../cloudstack/apis.js';
import type { ExtraFacts, Facts } from '../../facts/facts.js';
import type { CommandFacts, ParameterFacts } from '../../facts/load-facts.js';
import type { Exception } from '../lint/exceptions.js';
import type { Tool } from '../../manifest/types.js';
import { fieldOf } from '../scaffold/lessons.js';
import type { Change, Drift } from './drift.js';
import { fitsType, kindOf } from './param-kind.js';

export interface Compared {
  /** What listApis says. */
  server: ExtraFacts;
  /** The answer is of all that the key may call, so that what is not in it is not offered. */
  isWhole: boolean;
  tools: readonly Tool[];
  facts: Facts;
  /** Where a manifest differs on purpose. */
  exceptions: readonly Pick<Exception, 'rule' | 'manifest' | 'at'>[];
}

/**
 * What manifests and a server say differently. A server tells only what the role of the key may use: what is for some
 * roles or newer releases, or differs on purpose, is no drift.
 */
export function compare({ server, isWhole, tools, facts, exceptions }: Compared): Drift[] {
  const offered = new Map(server.commands.map((command) => [command.name, command]));
  const covered = new Set(tools.map(({ command }) => command));
  const isMeant = (rule: string, tool: string, param: string): boolean =>
    exceptions.some(
      ({ rule: id, manifest, at = '' }) =>
        id === rule &&
        manifest === tool &&
        (at === '' || at === 'params' || at === `params.${param}` || at.includes(param)),
    );
  const ofTools = tools.flatMap((tool): Drift[] => {
    const told = offered.get(tool.command);
    const place = { command: tool.command, tool: tool.name, file: tool.file };
    // What a cloud offers only when something is switched on or installed may well be missing.
    if (!told) return isWhole && !tool.requires ? [{ ...place, kind: 'command-gone', why: reasonFor(tool) }] : [];
    const changes = [
      ...paramChanges(tool, told, facts, isMeant),
      ...(told.async === (tool.async === true) ? [] : [{ kind: 'async-changed' as const, isAsync: told.async }]),
      ...fieldChanges(tool, told, server, facts),
    ];
    return changes.map((change) => ({ ...change, ...place }));
  });
  const missing = server.commands
    .filter(({ name }) => !covered.has(name) && !EVERYBODYS.includes(name) && facts.command(name)?.deprecated !== true)
    .map(({ name, since }): Drift => ({
      kind: 'command-missing',
      command: name,
      ...(since === undefined ? {} : { since }),
    }));
  return [...ofTools, ...missing];
}

function reasonFor({ for: roles, since }: Tool): string {
  const may = roles ? `it is for ${roles.join(', ')}` : undefined;
  const newer = since === undefined ? undefined : `it is there since ${since}`;
  const why = [may, newer].filter((one) => one !== undefined).join(', and ');
  return why === '' ? 'the role of the key may not allow it, or it is switched off' : why;
}

type IsMeant = (rule: string, tool: string, param: string) => boolean;

function paramChanges(tool: Tool, told: CommandFacts, facts: Facts, isMeant: IsMeant): Change[] {
  const known = new Map((facts.command(tool.command)?.params ?? []).map((param) => [param.name, param]));
  const byName = new Map(told.params.map((param) => [param.name.toLowerCase(), param]));
  const own = new Set(Object.keys(tool.params).map((name) => name.toLowerCase()));
  const missing = told.params
    .filter(({ name }) => !own.has(name.toLowerCase()) && !COMMON.has(name.toLowerCase()))
    .filter(({ name }) => known.get(name)?.deprecated !== true && name === name.toLowerCase())
    .filter(({ name }) => !isMeant('facts/param-missing', tool.name, name))
    .map((param): Change => ({
      kind: 'param-missing',
      param: param.name,
      fact: { ...param, ...known.get(param.name) },
    }));
  const others = Object.entries(tool.params).flatMap(([name, param]): Change[] => {
    const fact = byName.get(name.toLowerCase());
    if (!fact) return isSilent(param, known.get(name)) ? [] : [{ kind: 'param-gone', param: name }];
    const changes: Change[] = [];
    if (
      !fitsType(param, fact) &&
      !isMeant('facts/param-type', tool.name, name) &&
      !isMeant('facts/param-list', tool.name, name)
    ) {
      changes.push({ kind: 'type-changed', param: name, was: kindOf(param), is: fact.type, fact });
    }
    const isRequired = fact.required === true;
    const isFilled = param.required === true || param.preset !== undefined;
    const differs = isRequired ? !isFilled : param.required === true;
    if (differs && !isMeant('facts/param-required', tool.name, name)) {
      changes.push({ kind: 'required-changed', param: name, isRequired });
    }
    return changes;
  });
  return [...missing, ...others];
}

/** What an older server, or one whose key has another role, does not tell. */
function isSilent(
  { for: roles, since, deprecated }: Tool['params'][string],
  fact: ParameterFacts | undefined,
): boolean {
  const isLimited = fact?.adminOnly === true || fact?.authorized !== undefined;
  return roles !== undefined || since !== undefined || deprecated !== undefined || isLimited;
}

/** Fields that every object of a job has. */
const ALWAYS = new Set(['jobid', 'jobstatus', 'count']);

function fieldChanges(tool: Tool, told: CommandFacts, { types = {} }: ExtraFacts, facts: Facts): Change[] {
  const fields = new Set(
    (types[told.answers ?? '']?.fields ?? facts.type(told.answers ?? '')?.fields ?? []).map(({ name }) => name),
  );
  const isDeclaredWrong = facts.command(tool.command)?.answersReally !== undefined;
  if (fields.size === 0 || isDeclaredWrong || tool.answer.kind === 'success') return [];
  const { columns = [], sort, done = '', card = '' } = tool.output ?? {};
  const shown = [
    // A column may be the difference of two fields.
    ...columns.flatMap((column) => fieldOf(column).split(' - ')),
    ...(sort === undefined ? [] : [sort.replace(/^-/, '')]),
    ...[...`${done} ${card}`.matchAll(/\{\{[#^]?\s*(?:has\.|is\.)?item\.(\w+)/g)].map(([, field = '']) => field),
  ].map((path) => path.split('.')[0] ?? '');
  return [...new Set(shown)]
    .filter((field) => field !== '' && !fields.has(field) && !ALWAYS.has(field))
    .map((field) => ({ kind: 'field-gone', field }));
}
