import type { BuiltInCommand } from '../../facts/load-facts.js';
import { plainText } from '../../text/plain-text.js';
import type { Job, World } from '../call.js';
import type { LoggedRequest } from '../http/serve-request.js';
import { findById } from '../store/index-of.js';
import { kindsOfEntity } from '../store/kinds.js';
import type { Tables } from '../store/rows.js';
import { maskAnswer, maskParameters } from './mask.js';

const LAST_REQUESTS = 40;
const LAST_JOBS = 8;
const LONGEST_ANSWER = 6000;
const LONGEST_VALUE = 300;

/** What belongs to how a request is sent, not to what it asks for. */
const TRANSPORT = /^(command|response|signatureversion|expires|sessionkey)$/i;
const READS = /^(list|get|query|find)/i;

/** The last requests, newest first, as a person reads them: names beside ids, no secrets, what came of a job. */
export function lastRequests(world: World, requests: readonly LoggedRequest[]): Record<string, unknown>[] {
  return requests
    .slice(-LAST_REQUESTS)
    .reverse()
    .map((request) => shownRequest(world, request));
}

function shownRequest(world: World, request: LoggedRequest): Record<string, unknown> {
  const { number, command, params, account, status, at, ignored, answer } = request;
  const facts = world.offered.get(command);
  const secrets = secretsOf(facts);
  const sent = maskParameters(params, secrets).filter(([name]) => !TRANSPORT.test(name));
  const text = answer === undefined ? '' : JSON.stringify(maskAnswer(answer, secrets), null, 1);
  const names = facts === undefined ? new Map<string, string>() : namesIn(world.tables, facts, params);
  return {
    id: String(number),
    command,
    account,
    status,
    at,
    changes: facts ? facts.http === 'POST' && !READS.test(command) : false,
    params: sent.map(([name, value]) => ({ name, value: value.slice(0, LONGEST_VALUE), means: names.get(name) })),
    ignored,
    outcome: outcomeOf(world, status, answer),
    answer:
      text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER)}\n… ${text.length} characters in all` : text,
  };
}

function secretsOf(facts: BuiltInCommand | undefined): ReadonlySet<string> {
  const params = facts?.params.filter(({ sensitive }) => sensitive).map(({ name }) => name) ?? [];
  return new Set([...params, ...(facts?.sensitiveFields ?? [])]);
}

/** What the ids in the parameters stand for. */
function namesIn(
  tables: Tables,
  { params }: BuiltInCommand,
  sent: Readonly<Record<string, string>>,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(sent)) {
    const type = params.find((param) => param.name === name.toLowerCase())?.entityType;
    if (type === undefined) continue;
    const kinds = [...kindsOfEntity(type).map(({ table }) => table), 'removed'];
    const found = value.split(',').map((id) => nameOf(tables, kinds, id));
    if (found.some((one) => one !== undefined)) names.set(name, found.map((one) => one ?? '?').join(', '));
  }
  return names;
}

function nameOf(tables: Tables, kinds: readonly string[], id: string): string | undefined {
  const row = findById(tables, kinds, id)?.row;
  return plainText(row?.name ?? row?.['username'] ?? row?.['ipaddress'] ?? row?.['displayname']) || undefined;
}

/** What came of it, in one line. */
function outcomeOf({ jobs }: World, status: number, answer: unknown): { text: string; is: 'good' | 'bad' | 'busy' } {
  if (status === 0) return { text: 'no answer: the connection was cut or left hanging', is: 'bad' };
  const [body] = Object.values((answer ?? {}) as Record<string, unknown>);
  const { errortext, jobid, count, ...rest } = (body ?? {}) as Record<string, unknown>;
  if (status !== 200) return { text: plainText(errortext) || 'refused', is: 'bad' };
  if (jobid !== undefined && Object.keys(rest).every((key) => key === 'id')) {
    const job = jobs.all.findLast((one) => one.jobid === jobid);
    return job ? { text: `job ${statusOf(job)}`, is: jobTone(job) } : { text: 'job that nobody knows', is: 'bad' };
  }
  const list = Object.values(rest).find(Array.isArray) as unknown[] | undefined;
  if (list) return { text: `${list.length} of ${plainText(count ?? list.length)}`, is: 'good' };
  if (count !== undefined) return { text: `0 of ${plainText(count)}`, is: 'good' };
  return { text: Object.keys(rest).length === 0 ? 'nothing' : 'done', is: 'good' };
}

const jobTone = ({ jobstatus }: Job): 'good' | 'bad' | 'busy' => (['busy', 'good', 'bad'] as const)[jobstatus];

function statusOf({ jobstatus, jobresult }: Job): string {
  if (jobstatus !== 2) return jobstatus === 0 ? 'under way' : 'done';
  const { errortext } = (jobresult ?? {}) as { errortext?: unknown };
  return `failed: ${plainText(errortext) || 'no reason given'}`;
}

/** Jobs under way and those that ended last, newest first. */
export function lastJobs({ jobs, tables }: World): Record<string, unknown>[] {
  const running = jobs.all.filter(({ jobstatus }) => jobstatus === 0);
  const ended = jobs.all.filter(({ jobstatus }) => jobstatus !== 0).slice(-LAST_JOBS);
  return [...ended, ...running].reverse().map((job) => ({
    id: job.jobid,
    command: job.cmd
      .split('.')
      .at(-1)
      ?.replace(/(ByAdmin)?Cmd.*$|Cmd$/g, ''),
    about: aboutOf(tables, job),
    account: job.account,
    created: job['created'],
    outcome: { text: statusOf(job), is: jobTone(job) },
  }));
}

function aboutOf(tables: Tables, { jobinstanceid }: Job): string | undefined {
  const kinds = ['virtualMachines', 'volumes', 'networks', 'hosts', 'templates', 'routers', 'systemVms', 'users'];
  return typeof jobinstanceid === 'string' ? nameOf(tables, kinds, jobinstanceid) : undefined;
}
