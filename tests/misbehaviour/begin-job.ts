import type { World } from '../fixtures/open-engine.js';
import { openWorld } from '../fixtures/open-engine.js';
import * as assert from 'uvu/assert';
import { readAudit } from '../fixtures/read-audit.js';

export const POLL = 'queryAsyncJobResult';

/** Short patience, so that a job that cannot be followed is handed back soon. */
export const openImpatient = (): Promise<World> =>
  openWorld({ env: { CLOUDSTACK_TIMEOUT_SECONDS: '1', CLOUDSTACK_RETRIES: '1', CLOUDSTACK_MCP_WAIT_SECONDS: '2' } });

/** The arguments of a job that makes something new each time. */
export const aVolume = (number: number) => ({
  name: `disk-${number}`,
  zoneid: 'fra-1',
  diskofferingid: 'custom',
  size: 1,
});

/** The id of the job that was begun last, as the cloud gave it and the audit log has it. */
export function jobOf({ engine }: World): string {
  const { job = '' } = readAudit(engine.settings.auditFile).findLast(({ event }) => event === 'result') ?? {};
  assert.match(job, /^[0-9a-f-]{36}$/);
  return job;
}
