import type { CommandFacts } from '../../facts/load-facts.js';
import { referencesOf } from '../../manifest/bindings.js';
import type { Effect, Param } from '../../manifest/types.js';
import { chooseGroups } from './choose-groups.js';
import { chooseRare } from './choose-rare.js';
import { draftParam } from './draft-param.js';
import type { Workshop } from './workshop.js';

export interface DraftedParams {
  include: string[];
  params: Record<string, Param>;
  /** Both together, as the engine sees them. */
  merged: Record<string, Param>;
}

/** The parameters of a command: groups that fit, then its own, without those that CloudStack gave up. */
export function draftParams(command: CommandFacts, effect: Effect, workshop: Workshop): DraftedParams {
  const { lessons, vocabulary } = workshop;
  const include = chooseGroups(command, effect, workshop);
  const shared = new Set(include.flatMap((group) => Object.keys(vocabulary.groups[group] ?? {})));
  // CloudStack compares names in small letters: one with a capital can never be set.
  const own = command.params.filter(
    ({ name, deprecated }) => !shared.has(name) && deprecated !== true && name === name.toLowerCase(),
  );
  const drafted = Object.fromEntries(own.map((fact) => [fact.name, draftParam(fact, command, effect, workshop)]));
  const rare = chooseRare(drafted, command.params, lessons, Object.values(sharedParams(include, workshop)));
  const params = Object.fromEntries(
    Object.entries(drafted)
      .map(([name, param]): [string, Param] => [name, rare.has(name) ? withMore(param) : param])
      .sort(([, a], [, b]) => rankOf(a) - rankOf(b)),
  );
  const named = withOwnVariables(params, include, workshop);
  return { include, params: named, merged: { ...named, ...sharedParams(include, workshop), ...named } };
}

function sharedParams(include: readonly string[], { vocabulary }: Workshop): Record<string, Param> {
  return Object.assign({}, ...include.map((group) => vocabulary.groups[group] ?? {})) as Record<string, Param>;
}

/** Its wording stays last. */
function withMore({ description, ...param }: Param): Param {
  return { ...param, more: true, ...(description === undefined ? {} : { description }) };
}

/** Required ones first, rare ones last. */
function rankOf({ required, more }: Param): number {
  return required ? 0 : more ? 2 : 1;
}

/** Two parameters of one kind of thing may not be called the same in texts: the later one gets its own name. */
function withOwnVariables(params: Record<string, Param>, include: string[], workshop: Workshop): Record<string, Param> {
  const named = { ...params };
  const taken = new Set(
    referencesOf(sharedParams(include, workshop), workshop.vocabulary).flatMap(({ variable }) => variable ?? []),
  );
  // The one called id or like its kind keeps the usual name.
  const references = referencesOf(params, workshop.vocabulary).sort((a, b) => a.param.length - b.param.length);
  for (const { param, variable } of references) {
    if (variable === undefined) continue;
    const free = taken.has(variable) ? freeName(param, taken) : variable;
    if (free !== variable) named[param] = { ...(params[param] ?? {}), as: free };
    taken.add(free);
  }
  return named;
}

function freeName(param: string, taken: ReadonlySet<string>): string {
  const plain = param.replace(/[^a-z0-9]/g, '');
  const short = plain.replace(/(uu)?ids?$/, '');
  return [short, plain, `other${plain}`].find((name) => /^[a-z]/.test(name) && !taken.has(name)) ?? `the${plain}`;
}
