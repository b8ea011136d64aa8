import { changesNothing } from '../lint/rules/form/empty-update.js';
import type { CommandFacts } from '../../facts/load-facts.js';
import { neededFor } from '../../facts/needed-for.js';
import { referencesOf } from '../../manifest/bindings.js';
import type { AnswerKind, Effect, Manifest, Param, Rule, TimeToLive, Vocabulary } from '../../manifest/types.js';
import { draftDanger } from './draft-danger.js';
import { exampleArguments } from './draft-example.js';
import { draftOutput } from './draft-output.js';
import { draftParams } from './draft-params.js';
import { draftSecrets } from './draft-secrets.js';
import { draftTitle } from './draft-title.js';
import { effectOf } from './effect.js';
import { draftEntity, withEntity } from './draft-entity.js';
import type { DraftedEntity } from './draft-entity.js';
import { believed, mainType } from './entity-of.js';
import { answerType } from './lessons.js';
import { partsOf, singular, toolNameFor, withArticle, written } from './tool-name.js';
import { rolesOf } from './draft-param.js';
import { sinceOf } from './version.js';
import { toWrite } from './workshop.js';
import type { Workshop } from './workshop.js';

/** What the author said already. */
export interface Wording {
  title?: string;
  description?: string;
  keywords?: string[];
  ask?: string;
}

export interface Draft {
  /** The tool's name, which is that of the file. */
  name: string;
  /** The folder. */
  resource: string;
  manifest: Manifest;
  /** What _shared/entities.yaml needs for it. */
  newEntity?: DraftedEntity;
}

/** A manifest for a command, made from the facts and from what other manifests do; what only a person knows is marked. */
export function draftManifest(told: CommandFacts, room: Workshop, wording: Wording = {}): Draft {
  const command = believed(told);
  const newEntity = draftEntity(command, room);
  const workshop = newEntity ? withEntity(room, newEntity) : room;
  const { lessons, resourceOf } = workshop;
  const effect = effectOf(command);
  const resource = resourceOf(command);
  const { include, params, merged } = draftParams(command, effect, workshop);
  const danger = draftDanger(command, effect, merged, workshop);
  const secrets = draftSecrets(command, merged, danger);
  const unchanging = changesNothing(command.name, effect, merged);
  const rules = [
    ...lessons.rulesFor(Object.keys(merged)).filter((rule) => leavesRoom(rule, merged)),
    ...(unchanging === undefined ? [] : [{ moreThan: unchanging }]),
  ];
  const since = sinceOf(command.firstSeen ?? command.since);
  const roles = rolesOf(command.roles);
  const needs = neededFor(command);
  const manifest: Manifest = {
    command: command.name,
    title: wording.title ?? draftTitle(command, lessons.titles),
    description: wording.description ?? toWrite(descriptionHint(command, effect)),
    ...(wording.keywords === undefined ? {} : { keywords: wording.keywords }),
    effect,
    ...(command.async ? { async: true } : {}),
    ...(since === undefined ? {} : { since }),
    ...(Object.keys(needs).length > 0 ? { requires: needs } : {}),
    ...(command.deprecated === true ? { status: 'deprecated' as const } : {}),
    ...(roles === undefined ? {} : { for: roles }),
    answer: answerOf(command, workshop),
    ...(include.length > 0 ? { include } : {}),
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    ...(danger ? { danger } : {}),
    ...staleness(command, effect, merged, resource, workshop, danger !== undefined),
    ...(secrets ? { secrets } : {}),
    output: draftOutput(command, effect, merged, workshop),
    examples: [
      {
        ask: wording.ask ?? toWrite(askHint(command)),
        args: exampleArguments(merged, rules, workshop),
      },
    ],
  };
  return { name: toolNameFor(command.name), resource, manifest, ...(newEntity ? { newEntity } : {}) };
}

/** Another entry for the same things, by another id. */
function isSecondName(name: string, { entities }: Vocabulary): boolean {
  const own = entities[name];
  const isFirst = Object.values(entities).find(({ list }) => list === own?.list) === own;
  return own !== undefined && (own.id ?? 'id') !== 'id' && !isFirst;
}

/** A rule that says at most one of two that are both required was never true. */
function leavesRoom({ atMostOne = [], exactlyOne = [] }: Rule, params: Readonly<Record<string, Param>>): boolean {
  return [atMostOne, exactlyOne].every((names) => names.filter((name) => params[name]?.required).length < 2);
}

/** Commands that log somebody in or out answer one object. A name that facts made up is none of CloudStack's types. */
function answerOf(command: CommandFacts, { facts }: Workshop): Manifest['answer'] {
  const kind: AnswerKind = command.kind === undefined || command.kind === 'auth' ? 'object' : command.kind;
  const type = answerType(command);
  const isReal = type !== undefined && /^\w+$/.test(type) && facts.type(type) !== undefined;
  return kind === 'none' || !isReal ? { kind } : { kind, of: type };
}

/** What a change makes stale, or what a read shows and how long that may be remembered. */
function staleness(
  command: CommandFacts,
  effect: Effect,
  params: Readonly<Record<string, Param>>,
  resource: string,
  { entityOf, lessons, vocabulary }: Workshop,
  isDangerous: boolean,
): Pick<Manifest, 'changes' | 'shows' | 'ttl'> {
  const listed = Object.entries(vocabulary.entities).flatMap(([name, { list }]) =>
    list === command.name ? [name] : [],
  );
  const typed = [mainType(command), answerType(command)].flatMap((type) => entityOf(type) ?? []);
  const own = [...listed, ...typed];
  const named = vocabulary.entities[resource] ? [resource] : [];
  if (effect === 'read') {
    const shows = [...new Set([...own, ...named])];
    return { ...(shows.length > 0 ? { shows } : {}), ttl: isDangerous ? 'none' : ttlOf(command, resource, lessons) };
  }
  const used = referencesOf(params, vocabulary);
  const touched = used.flatMap(({ spec, entity }) => (spec.required ? (entity ?? []) : []));
  const known = [...own, ...named, ...touched];
  const all = known.length > 0 ? known : used.flatMap(({ entity }) => entity ?? []);
  return { changes: [...new Set(all)].filter((name) => !isSecondName(name, vocabulary)) };
}

function ttlOf({ name, group = '', roles }: CommandFacts, resource: string, lessons: Workshop['lessons']): TimeToLive {
  const learned = lessons.ttlOf(group, resource);
  if (learned !== undefined) return learned;
  if (/offering|configuration|capabilit|types?$|categor|provider/i.test(name)) return 'configuration';
  return rolesOf(roles) === undefined ? 'list' : 'infrastructure';
}

function descriptionHint(command: CommandFacts, effect: Effect): string {
  const { object } = partsOf(command.name);
  const thing = object.length === 0 ? 'it' : effect === 'read' ? written(object) : withArticle(singular(object));
  return effect === 'read'
    ? `what it shows of ${thing}, what one finds out with it, and which tool shows what it does not.`
    : `what happens to ${thing}, when one wants that, what it does not do, and which tool does.`;
}

function askHint(command: CommandFacts): string {
  const { verb = 'use', object } = partsOf(command.name);
  if (verb === 'list' && object.length > 0) {
    return `what somebody asks who wants to know about ${written(object)}; then make the arguments below fit it.`;
  }
  const what = object.length === 0 ? 'use this' : `${verb} ${withArticle(singular(object))}`;
  return `what somebody says who wants to ${what}; then make the arguments below fit it.`;
}
