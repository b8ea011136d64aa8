import type { CommandFacts } from '../../facts/load-facts.js';
import { referencesOf } from '../../manifest/bindings.js';
import { isAtLeast } from '../../manifest/annotations.js';
import type { Danger, Effect, Escalation, Param, Severity } from '../../manifest/types.js';
import { severityOf, verbOf } from './effect.js';
import { partsOf, singular, withArticle, writtenWithArticles } from './tool-name.js';
import { FORCEFUL } from '../lint/rules/safety/forceful-argument.js';
import { verbOf as firstWordOf } from '../lint/command-verb.js';
import { toWrite } from './workshop.js';
import type { Workshop } from './workshop.js';

/** Kinds of things that decide who may do what. */
const ABOUT_ACCESS = /account|user|role|permission|keys?$|domain|project|login|password|saml|ldap|oauth/;
const ABOUT_SECURITY = /firewall|security-group|acl|certificate|cert|vpn|port-forwarding|static-nat/;

/** The danger of a command; undefined for a read that reveals nothing. What only a person can judge is marked. */
export function draftDanger(
  command: CommandFacts,
  effect: Effect,
  params: Readonly<Record<string, Param>>,
  workshop: Workshop,
): Danger | undefined {
  const severity = severityOf(command);
  if (effect === 'read' && !isAtLeast(severity, 'medium')) return undefined;
  const verb = verbOf(command);
  const { object } = partsOf(command.name);
  const thing = withArticle(singular(object.length > 0 ? object : ['cloud']));
  const escalate = escalationsOf(command, severity, params);
  const isSevere = [severity, ...escalate.map((one) => one.severity ?? severity)].some((one) => isAtLeast(one, 'high'));
  return {
    severity,
    category: categoryOf(command, effect),
    warning: warningFor(command, params, workshop, isSevere),
    reversible: effect === 'read' ? false : verb.reversible,
    ...(effect === 'change' && verb.reversible && isSevere
      ? { undo: toWrite('which tool takes it back, or that it passes by itself; or write reversible: false.') }
      : {}),
    impact: isSevere ? toWrite(`how much is hit, such as "${oneOf(thing)}", or everybody who uses it.`) : oneOf(thing),
    ...(isSevere ? { confirm: firstWordOf(command.name) } : {}),
    ...(escalate.length > 0 ? { escalate } : {}),
  };
}

function oneOf(thing: string): string {
  return thing.replace(/^an? /, 'one ');
}

function categoryOf(command: CommandFacts, effect: Effect): NonNullable<Danger['category']> {
  if (effect === 'read') return 'reveals-secret';
  const { category } = verbOf(command);
  const object = partsOf(command.name).object.join('-');
  if (category === 'interruption' && /(account|role|user|permission)s?$/.test(object)) return 'access';
  if (category === 'data-loss' || category === 'interruption' || category === 'reveals-secret') return category;
  // What is placed somewhere costs something there; the rest is only written down.
  if (
    category === 'cost' &&
    !command.params.some(({ name }) => /^(zoneids?|networkid|virtualmachineid|volumeid)$/.test(name))
  ) {
    return ABOUT_ACCESS.test(object) ? 'access' : ABOUT_SECURITY.test(object) ? 'security' : 'configuration';
  }
  if (ABOUT_ACCESS.test(object)) return 'access';
  return ABOUT_SECURITY.test(object) ? 'security' : category;
}

/** What will happen to what, in the passive: "{{vm}} in {{vm.zonename}} will be stopped." */
function warningFor(
  command: CommandFacts,
  params: Readonly<Record<string, Param>>,
  { vocabulary }: Workshop,
  isSevere: boolean,
): string {
  const done = ahead(verbOf(command).done);
  const bound = referencesOf(params, vocabulary).filter(({ variable, field }) => variable !== undefined && !field);
  const needed = bound.filter(({ spec }) => spec.required);
  const main = needed.find(({ param }) => param === 'id') ?? needed[0] ?? bound.find(({ param }) => param === 'id');
  if (main?.variable !== undefined) {
    const place =
      main.spec.list !== true &&
      main.entity !== undefined &&
      vocabulary.entities[main.entity]?.tell?.includes('zonename')
        ? ` in {{${main.variable}.zonename}}`
        : '';
    const others = needed.filter((one) => one !== main).map(({ variable = '' }) => `{{${variable}}}`);
    return sentence(`{{${main.variable}}}${place} ${done}${others.length > 0 ? ` (with ${others.join(', ')})` : ''}`);
  }
  const { object } = partsOf(command.name);
  const thing = writtenWithArticles(singular(object.length > 0 ? object : ['cloud']));
  const named = tellingArgument(params);
  if (named !== undefined) return sentence(`${capital(thing)} ${done}: {{args.${named}}}`);
  if (!isSevere) return sentence(`${capital(thing)} ${done}`);
  return toWrite('what happens to what, in one sentence that names the thing or an argument of the call.');
}

/** "is stopped", before it has happened. */
function ahead(done: string): string {
  return done.replace(/^is (no longer )?/, 'will $1be ');
}

/** The argument that tells best which one is meant. */
function tellingArgument(params: Readonly<Record<string, Param>>): string | undefined {
  const short = Object.entries(params).filter(
    ([, { sensitive, type, list }]) => !sensitive && type !== 'object' && type !== 'array' && list !== true,
  );
  const needed = short.filter(([, { required }]) => required).map(([name]) => name);
  return (
    needed.find((name) => name === 'name') ??
    needed.find((name) => name.endsWith('name')) ??
    needed[0] ??
    short.map(([name]) => name).find((name) => name === 'id') ??
    short[0]?.[0]
  );
}

function escalationsOf(
  { dangerWhen = [] }: CommandFacts,
  severity: Severity,
  params: Readonly<Record<string, Param>>,
): Escalation[] {
  const known = dangerWhen
    .filter(({ when }) => Object.keys(when).every((name) => params[name] !== undefined))
    .map(({ when, level }): Escalation => ({ when, severity: level, ...worse(Object.keys(when)) }));
  const told = new Set(known.flatMap(({ when }) => Object.keys(Array.isArray(when) ? {} : when)));
  const forceful = Object.entries(params)
    .filter(([name, { type }]) => type === 'boolean' && FORCEFUL.test(name) && !told.has(name))
    .map(([name]): Escalation => ({ when: { [name]: true }, severity: atLeastHigh(severity), ...worse([name]) }));
  return [...known, ...forceful];
}

function worse(names: string[]): { warning: string } {
  return { warning: toWrite(`what is worse with \`${names.join('` and `')}\`, in one sentence.`) };
}

function atLeastHigh(severity: Severity): Severity {
  return isAtLeast(severity, 'high') ? severity : 'high';
}

function sentence(text: string): string {
  return `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
