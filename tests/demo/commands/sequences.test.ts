import { Agent } from 'node:http';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../../engine/demo/cloud.js';
import { REMEMBERED } from '../../../engine/demo/generic/discard.js';
import { HISTORY } from '../../../engine/demo/store/dependents.js';
import { kindOfTable, type Kind } from '../../../engine/demo/store/kinds.js';
import { pointedAt, pointers } from '../../../engine/demo/store/relations.js';
import { loadFacts, type BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { putBack, remember, type Start } from '../put-back.js';
import { exchange, signedPairs } from '../signed-client.js';
import { generateRequest } from './generate-request.js';

/* Whatever is made, changed and taken away, in whatever order: what is left still belongs together. */

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
let cloud: DemoCloud;
let atStart: Start;
test.before(async () => {
  cloud = await startDemoCloud({ jobMs: 0, everyCommand: true, keepRequests: 10 });
  atStart = remember(cloud);
});
test.after(async () => {
  agent.destroy();
  await cloud.close();
});

const CHANGES =
  /^(?:create|add|register|deploy|associate|update|delete|remove|destroy|expunge|attach|detach|assign|start|stop|release|disassociate|revoke|dedicate|migrate|recover|restore)/;
const commands: ReadonlyMap<string, BuiltInCommand> = new Map(
  loadFacts()
    .commands.filter(({ name, authenticator }) => authenticator !== true && CHANGES.test(name))
    .map((command) => [command.name, command]),
);
interface Step {
  command: string;
  which: 'required' | 'all';
  /** Which of the things that are there is meant, in thousandths of all. */
  where: number;
}

const aStep: fc.Arbitrary<Step> = fc.record({
  command: fc.constantFrom(...commands.keys()),
  which: fc.constantFrom('required' as const, 'all' as const),
  where: fc.nat(999),
});

const LISTED = ['virtualMachines', 'networks', 'publicIpAddresses', 'volumes', 'firewallRules', 'vpcs'].flatMap(
  (table) => kindOfTable(table) ?? [],
);

async function send(command: string, params: Record<string, string>): Promise<Record<string, unknown>> {
  const { text } = await exchange(cloud.url, signedPairs(cloud.keys.admin, command, params), { agent });
  return text === '' ? {} : (Object.values(JSON.parse(text) as Record<string, Record<string, unknown>>)[0] ?? {});
}

async function run({ command: name, which, where }: Step): Promise<void> {
  const command = commands.get(name);
  assert.ok(command);
  const pick = <T>(rows: readonly T[]): T | undefined => rows[Math.floor((where * rows.length) / 1000)];
  const { jobid } = await send(name, generateRequest(command, cloud.tables, which, pick));
  if (typeof jobid !== 'string') return;
  for (;;) {
    if ((await send('queryAsyncJobResult', { jobid }))['jobstatus'] !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Fields that hold the id of something that is not there. */
function dangling(): Set<string> {
  const found = new Set<string>();
  for (const [table, rows] of Object.entries(cloud.tables)) {
    if (HISTORY.has(table)) continue;
    for (const row of rows) {
      for (const { field } of pointers(row)) {
        if (row[field] === '' || pointedAt(cloud.tables, row, field)) continue;
        // What a thing was made from may be gone, and is still known.
        if (REMEMBERED.has(field) && cloud.tables.removed.some(({ id }) => id === row[field])) continue;
        found.add(`${table}.${field} of ${row.id}`);
      }
    }
  }
  return found;
}

/** Every page of a list is told once, and as many things as it says it has. */
async function isWhole({ list: name }: Kind): Promise<void> {
  const params = { listall: 'true', projectid: '-1', pagesize: '7' };
  const ids: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const { count, ...inner } = await send(name, { ...params, page: String(page) });
    const [rows = []] = Object.values(inner).filter((value): value is Record<string, unknown>[] =>
      Array.isArray(value),
    );
    ids.push(...rows.map(({ id }) => id));
    if (rows.length === 7) continue;
    assert.is(count ?? 0, ids.length, `${name} tells ${String(count)} and shows ${ids.length}`);
    break;
  }
  assert.is(new Set(ids).size, ids.length, `${name} shows something twice`);
}

test('whatever is made, changed and taken away, nothing points at what is gone and lists are whole', async () => {
  putBack(cloud, atStart);
  const before = dangling();
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 60 }), async (steps) => {
      putBack(cloud, atStart);
      for (const step of steps) await run(step);
      const wrong = [...dangling()].filter((one) => !before.has(one));
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      for (const kind of LISTED) await isWhole(kind);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 12) },
  );
});

test.run();
