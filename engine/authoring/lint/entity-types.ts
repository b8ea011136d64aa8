import type { Facts } from '../../facts/facts.js';
import type { Entity, Vocabulary } from '../../manifest/types.js';

/** CloudStack says of these parameters that they are ids of something that they are not ("command parameter"). */
const REALLY: Readonly<Record<string, string>> = {
  'acquirePodIpAddress podid': 'PodResponse',
  'finishBackupChain virtualmachineid': 'UserVmResponse',
  'listIsoPermissions id': 'TemplateResponse',
  'listRouters id': 'DomainRouterResponse',
  'listSystemVmsUsageHistory id': 'SystemVmResponse',
  'listSystemVmsUsageHistory ids': 'SystemVmResponse',
  'listTemplatePermissions id': 'TemplateResponse',
  'listWebhookFilters id': 'WebhookFilterResponse',
};

/** Said of several kinds of things with lists of their own, so it tells nothing. */
const VAGUE = new Set(['FirewallRuleResponse', 'SecurityGroupRuleResponse', 'TlsDataResponse']);

/** The kind of thing that a parameter's id stands for, as far as CloudStack can be believed. */
export function entityTypeOf(command: string, param: string, told: string | undefined): string | undefined {
  const really = REALLY[`${command} ${param}`] ?? told;
  return really === undefined || VAGUE.has(really) ? undefined : really;
}

/** Whether an entry of _shared/entities.yaml finds things of this type; undefined if nobody knows. */
export function findsType(entity: Entity, type: string, facts: Facts): boolean | undefined {
  const list = facts.command(entity.list);
  const known = facts.entities[type];
  if (!list || !known) return undefined;
  return (
    [list.answers, list.answersReally].includes(type) ||
    [known.listCommand, ...known.alternatives].includes(entity.list)
  );
}

const byVocabulary = new WeakMap<Vocabulary, Map<string, string[]>>();

/** The entries that find things of a type. */
export function finders(type: string, vocabulary: Vocabulary, facts: Facts): string[] {
  const known = byVocabulary.get(vocabulary) ?? new Map<string, string[]>();
  byVocabulary.set(vocabulary, known);
  const fitting =
    known.get(type) ??
    Object.entries(vocabulary.entities).flatMap(([name, entity]) =>
      findsType(entity, type, facts) === true ? [name] : [],
    );
  known.set(type, fitting);
  return fitting;
}
