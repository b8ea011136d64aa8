import { verbOf } from '../../command-verb.js';
import type { Facts } from '../../../../facts/facts.js';
import type { CommandFacts } from '../../../../facts/load-facts.js';
import type { TimeToLive } from '../../../../manifest/types.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

/** What is out of date as soon as it is told, by the end of a command's name. */
const EACH_TIME: readonly (readonly [name: RegExp, what: string])[] = [
  [/(?:Jobs?|JobResult|Tasks)$/, 'how far jobs are'],
  [/Events$/, 'what has just happened'],
  [/Alerts$/, 'what is wrong right now'],
  [/(?:Metrics|Statistics|Stats|UsageHistory|Load|Utili[sz]ation)$/, 'what was measured'],
  [/(?:UsageRecords|Statement|Balance|quotaSummary|ApiLimit)$/, 'what was used'],
  [
    /(?:Sessions|Deliveries|HealthCheckResults?|HealthChecks?|DiagnosticsData|ForShutdown|Progress)$/,
    'how something is doing right now',
  ],
  [/(?:VMPassword|UserKeys|ClusterConfig|Password|Secrets?|Token|Credentials?|PrivateKey)$/, 'a secret'],
];

/** How long, from the shortest on. */
const LONGER: readonly TimeToLive[] = ['none', 'list', 'infrastructure', 'configuration'];

export const remembered: Rule = {
  id: 'safety/remembered',
  title: 'An answer is not remembered for longer than it is true.',
  why: 'Whoever watches a job, an alert or a load reads what was so minutes ago and acts on it. Secrets are not kept in memory at all.',
  severity: 'error',
  bad: inRead('ttl: configuration\n'),
  good: inRead('ttl: list\n'),
  *checkManifest({ manifest: { command, effect, ttl, danger, secrets = {} }, facts: known }, { facts }) {
    if (effect !== 'read' || ttl === undefined || ttl === 'none') return;
    const isSecret = danger?.category === 'reveals-secret' || Object.keys(secrets.give ?? {}).length > 0;
    const what = isSecret ? 'a secret' : EACH_TIME.find(([name]) => name.test(command))?.[1];
    if (what !== undefined) {
      yield {
        at: ['ttl'],
        part: 'value',
        message: `This answer must not be remembered: it tells ${what}.`,
        hint: 'Write `ttl: none`, and remove `shows`.',
      };
      return;
    }
    const [most, why] = longest(known, facts) ?? [];
    if (most === undefined || LONGER.indexOf(ttl) <= LONGER.indexOf(most)) return;
    yield {
      at: ['ttl'],
      part: 'value',
      message: `${why ?? ''}, and \`ttl: ${ttl}\` remembers it for ${ttl === 'configuration' ? 30 : 15} minutes.`,
      hint: `Write \`ttl: ${most}\`.`,
    };
  },
};

/** How long at most, as far as the fields of an answer tell. */
function longest(command: CommandFacts | undefined, facts: Facts): [TimeToLive, string] | undefined {
  if (!command || verbOf(command.name) !== 'list') return undefined;
  const names = new Set((facts.fieldsOf(command) ?? []).map(({ name }) => name));
  if (command.name === 'listCapacity') return ['list', 'How full something is changes all the time'];
  if (names.has('state') && names.has('account')) return ['list', 'People start, stop and remove such things'];
  const isMachine = ['resourcestate', 'disksizeused', 'lastpinged', 'systemvmtype', 'networkstate'].some((one) =>
    names.has(one),
  );
  return isMachine ? ['infrastructure', 'Such a thing has a state that changes by itself'] : undefined;
}
