import { Agent } from 'node:http';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud, type DemoKeys } from '../../../engine/demo/cloud.js';
import { loadAnswerFacts } from '../../../engine/facts/answer-facts.js';
import { loadFacts, type Role } from '../../../engine/facts/load-facts.js';
import { plainText } from '../../../engine/text/plain-text.js';
import { putBack, remember, type Start } from '../put-back.js';
import { exchange, signedPairs } from '../signed-client.js';
import { generateRequest, readParams, wrongValues, type Request } from './generate-request.js';

/* Every command of the API facts, called straight over HTTP: right, incomplete, wrong, and with keys that may not. */

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
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

/** Who logs in has no key, and the commands for that have tests of their own. */
const commands = loadFacts().commands.filter(({ authenticator }) => authenticator !== true);

type Body = Readonly<Record<string, unknown>>;
interface Reply {
  status: number;
  /** Whatever is in the envelope; undefined for an empty body. */
  body?: Body;
}

async function send(command: string, request: Request = {}, keys: DemoKeys = cloud.keys.admin): Promise<Reply> {
  const { status, text } = await exchange(cloud.url, signedPairs(keys, command, request), { agent, timeoutMs: 60_000 });
  if (text === '') return { status };
  const [body] = Object.values(JSON.parse(text) as Record<string, Body>);
  return { status, ...(body ? { body } : {}) };
}

const errorOf = ({ body }: Reply): string => plainText(body?.['errortext']);
const BROKEN = /Error in the demo cloud|is not part of the demo cloud/;

async function jobError(jobid: unknown): Promise<string> {
  for (;;) {
    const { body } = await send('queryAsyncJobResult', { jobid: String(jobid) });
    const result = body?.['jobresult'];
    if (body?.['jobstatus'] !== 0)
      return typeof result === 'object' && result !== null ? plainText((result as Body)['errortext']) : '';
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

test('arguments of the right types are answered, or refused for a reason', async () => {
  const broken: string[] = [];
  for (const command of commands)
    for (const which of ['required', 'all'] as const) {
      const request = generateRequest(command, cloud.tables, which);
      const reply = await send(command.name, request);
      const jobid = reply.body?.['jobid'];
      const error = errorOf(reply) || (command.async && jobid !== undefined ? await jobError(jobid) : '');
      const isRight = reply.status === 200 || (reply.status >= 400 && reply.status < 540 && error !== '');
      const isSilent = loadAnswerFacts().commands[command.name]?.silent !== undefined && error === '';
      if (BROKEN.test(error) || !(isRight || isSilent))
        broken.push(`${command.name} ${JSON.stringify(request)}: ${reply.status} ${error}`);
      if (command.http !== 'GET') putBack(cloud, atStart);
    }
  assert.equal(broken, []);
});

test('each argument that has to be there is demanded by its name', async () => {
  const cases = commands.flatMap((command) => {
    const request = generateRequest(command, cloud.tables, 'required');
    return readParams(command).flatMap(({ name, required }) => {
      const left = Object.entries(request).filter(([sent]) => sent !== name && !sent.startsWith(`${name}[`));
      // Some commands break off without a word when nothing at all was sent.
      const isSilent = left.length === 0 && loadAnswerFacts().commands[command.name]?.silent !== undefined;
      return required === true && !isSilent ? [{ command, name, request: Object.fromEntries(left) }] : [];
    });
  });
  assert.ok(cases.length > 1000, `${cases.length} cases`);
  const accepted = await Promise.all(
    cases.map(async ({ command, name, request }) => {
      const reply = await send(command.name, request);
      return reply.status === 431 && errorOf(reply).includes(`missing parameter ${name}`)
        ? []
        : [`${command.name} without ${name}: ${reply.status} ${errorOf(reply)}`];
    }),
  );
  assert.equal(accepted.flat(), []);
});

test('a value of the wrong type is refused', async () => {
  const cases = commands.flatMap((command) =>
    wrongValues(command).map((wrong) => ({
      command,
      ...wrong,
      request: { ...generateRequest(command, cloud.tables, 'required'), [wrong.name]: wrong.value },
    })),
  );
  assert.ok(cases.length > 1500, `${cases.length} cases`);
  const accepted = await Promise.all(
    cases.map(async ({ command, name, value, status, request }) => {
      const plain = Object.fromEntries(Object.entries(request).filter(([sent]) => !sent.startsWith(`${name}[`)));
      const reply = await send(command.name, plain);
      return reply.status === status ? [] : [`${command.name} ${name}=${value}: ${reply.status} ${errorOf(reply)}`];
    }),
  );
  assert.equal(accepted.flat(), []);
});

test('a key whose role may not call a command is told that there is none', async () => {
  const keys: readonly [Role, DemoKeys][] = [
    ['User', cloud.keys.user],
    ['DomainAdmin', cloud.keys.domainAdmin],
  ];
  const cases = keys.flatMap(([role, key]) =>
    commands.filter(({ roles }) => !roles.includes(role)).map((command) => ({ role, key, command })),
  );
  assert.ok(cases.length > 700, `${cases.length} cases`);
  const accepted = await Promise.all(
    cases.map(async ({ role, key, command }) => {
      const reply = await send(command.name, generateRequest(command, cloud.tables, 'required'), key);
      return reply.status === 432 ? [] : [`${command.name} as ${role}: ${reply.status} ${errorOf(reply)}`];
    }),
  );
  assert.equal(accepted.flat(), []);
});

test.run();
