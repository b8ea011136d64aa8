import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud, type Tables } from '../../../engine/demo/cloud.js';
import { count, finish, text, type Json } from '../signed-client.js';

/** The demo cloud of the test that runs. */
export let cloud: DemoCloud;

/** A new demo cloud for each test. */
export function eachDemo(test: Test): void {
  test.before.each(async () => {
    cloud = await startDemoCloud({ jobMs: 2 });
  });
  test.after.each(() => cloud.close());
}

/** The id of what has this name. */
export function named(table: keyof Tables, name: string): string {
  const row = (cloud.tables[table] as { id: string; name?: string }[]).find((candidate) => candidate.name === name);
  if (!row) throw new Error(`${table} has no ${name}`);
  return row.id;
}

export const vm = (name: string): string => named('virtualMachines', name);

/** Runs a job as alice and gives its result; fails the test when the job fails. */
export async function done(command: string, params: Record<string, string>): Promise<Json> {
  const job = await finish(cloud, cloud.keys.user, command, params);
  assert.is(count(job['jobstatus']), 1, `${command}: ${JSON.stringify(job['jobresult'])}`);
  return job['jobresult'] as Json;
}

/** Runs a job that has to fail; gives code and text. */
export async function fails(command: string, params: Record<string, string>): Promise<[number, string]> {
  const { jobstatus, jobresult } = await finish(cloud, cloud.keys.user, command, params);
  assert.is(jobstatus, 2);
  return [count(jobresult?.['errorcode']), text(jobresult?.['errortext'])];
}

/** What deploys a small machine in fra-1. */
export const deployment = (name: string): Record<string, string> => ({
  name,
  zoneid: named('zones', 'fra-1'),
  serviceofferingid: named('serviceOfferings', 'small'),
  templateid: named('templates', 'ubuntu-24.04'),
});
