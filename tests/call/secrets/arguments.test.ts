import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../../engine/demo/cloud.js';
import { readAudit } from '../../fixtures/read-audit.js';
import { partsOf, secretName, someWord } from './some-secret.js';
import { openWatched, type Watched } from './watched-world.js';

interface Context {
  watched: Watched;
}

const test = suite<Context>('a secret among the arguments');

test.before(async (context) => {
  context.watched = await openWatched();
});
test.after.each(({ watched }) => watched.world.cloud.calm());
test.after(async ({ watched }) => {
  await watched.close();
});

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const machine = (watched: Watched): string =>
  watched.world.cloud.tables.virtualMachines.find(({ name }) => name === 'monitor')?.id ?? '';

/** Calls that carry a secret, and the command that gets it. */
const CALLS: [
  tool: string,
  command: string,
  args: (secret: string, name: string, id: string) => Record<string, unknown>,
][] = [
  ['update-virtual-machine', 'updateVirtualMachine', (secret, _, id) => ({ id, userdata: secret })],
  ['update-virtual-machine', 'updateVirtualMachine', (secret, name, id) => ({ id, details: { [name]: secret } })],
  [
    'update-virtual-machine',
    'updateVirtualMachine',
    (secret, name, id) => ({ id, more: { details: { [name]: secret } } }),
  ],
  [
    'update-virtual-machine',
    'updateVirtualMachine',
    (secret, name, id) => ({ id, details: JSON.stringify({ [name]: secret }) }),
  ],
  ['reset-password-for-virtual-machine', 'resetPasswordForVirtualMachine', (password, _, id) => ({ id, password })],
  [
    'create-account',
    'createAccount',
    (password) => ({
      username: 'new',
      password,
      email: 'a@b.example',
      firstname: 'A',
      lastname: 'B',
      accounttype: 'user',
    }),
  ],
  [
    'register-template',
    'registerTemplate',
    (secret) => ({
      name: 'image',
      url: `https://bob:${encodeURIComponent(secret)}@images.example/x.qcow2`,
      format: 'QCOW2',
      hypervisor: 'KVM',
      zoneid: 'fra-1',
      ostypeid: 'Ubuntu 24.04 LTS',
    }),
  ],
];

/** How the cloud may answer, with the secret as it got it. */
const FAULTS: ((got: string) => Fault | undefined)[] = [
  () => undefined,
  (got) => ({ kind: 'error', errorcode: 431, errortext: `Invalid value ${got}, "${got}" given` }),
  (got) => ({ kind: 'error', errorcode: 530, errortext: `${'x'.repeat(1_990)}${got}${got}` }),
  (got) => ({ kind: 'error', errorcode: 530, errortext: `\t\r\n\u001b[1m${got}\u200b` }),
  () => ({ kind: 'cut-before' }),
  () => ({ kind: 'not-json' }),
  (got) => ({ kind: 'job-fails', errorcode: 530, errortext: `The agent did not like ${got}` }),
];

test('reaches the cloud, but neither an answer, an error, the log nor a file', async ({ watched }) => {
  const { cloud } = watched.world;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CALLS),
      fc.constantFrom(...FAULTS),
      secretName,
      someWord,
      async ([tool, command, args], faultOf, name, secret) => {
        const fault = faultOf('userdata' in args('', '', '') ? base64(secret) : secret);
        if (fault) cloud.misbehave({ ...fault, command });
        cloud.requests.length = 0;
        await watched.call(tool, args(secret, name, machine(watched)), [
          ...partsOf(secret),
          ...partsOf(encodeURIComponent(secret)),
          base64(secret),
        ]);
        const sent = JSON.stringify(cloud.changes(command).map(({ params }) => params));
        const forms = [secret, encodeURIComponent(secret), base64(secret)];
        assert.ok(
          forms.some((form) => sent.includes(JSON.stringify(form).slice(1, -1))),
          `it was sent: ${sent}`,
        );
        cloud.calm();
      },
    ),
    { numRuns: 80 },
  );
});

test('is not shown by what refuses the call before it is sent', async ({ watched }) => {
  const { cloud } = watched.world;
  const id = machine(watched);
  const long = 'ö'.repeat(300);
  await fc.assert(
    fc.asyncProperty(secretName, someWord, async (name, secret) => {
      cloud.requests.length = 0;
      const refused: [string, Record<string, unknown>][] = [
        ['update-virtual-machine', { id, details: `${name}=${secret}` }],
        ['update-virtual-machine', { id, details: `{"${name}": "${secret}` }],
        ['update-virtual-machine', { id, details: [{ [name]: secret }, { [name]: secret }] }],
        ['create-tags', { resourceids: [id], resourcetype: 'UserVm', tags: [{ key: name, value: secret }] }],
        ['update-virtual-machine', { id, details: JSON.stringify([{ name, value: secret }]) }],
        ['update-virtual-machine', { id, userdata: secret, nonsense: 1 }],
        ['update-virtual-machine', { id, nonsense: 1, details: { [name]: { deep: secret } } }],
        ['create-account', { password: secret }],
        [
          'create-account',
          { password: `${secret}${long}`, username: 'x', email: 'no mail', firstname: 'A', lastname: 'B' },
        ],
        ['register-template', { url: `htp//bob:${secret}@host/x`, name: 'x', format: 'RAW', hypervisor: 'KVM' }],
        ['register-template', { url: `://bob:${secret}@`, name: 'x', format: 'RAW', hypervisor: 'KVM' }],
        ['update-virtual-machine', { id: 'nobody', userdata: secret }],
      ];
      for (const [tool, args] of refused) {
        const result = await watched.call(tool, args, partsOf(secret));
        assert.is(result.isError, true, result.text);
      }
      assert.is(cloud.changes().length, 0);
    }),
    { numRuns: 10 },
  );
});

test('a name that is itself the secret is hidden in the audit log', async ({ watched }) => {
  const secret = 'hunter2-is-also-the-name';
  const args = { username: secret, password: secret, email: 'a@b.example', firstname: 'A', lastname: 'B' };
  await watched.call('create-account', { ...args, accounttype: 'user' }, []);
  const line = readAudit(watched.engine.settings.auditFile).at(-1);
  assert.not.match(JSON.stringify(line), secret);
  assert.is(line?.arguments?.['email'], 'a@b.example');
});

test('arguments in a text of more are searched for secrets and are on record too', async ({ watched }) => {
  const secret = 'S3cret-in-a-text-of-more';
  const id = machine(watched);
  const more = JSON.stringify({ details: { password: secret }, displayname: `its password is ${secret}`, nonsense: 1 });
  for (const sent of [{ id, more }, JSON.stringify({ id, more })]) {
    const refused = await watched.call('update-virtual-machine', sent as Record<string, unknown>, [secret]);
    assert.is(refused.structured?.['error'], 'unknown-argument');
    const line = readAudit(watched.engine.settings.auditFile).at(-1);
    assert.equal(line?.arguments, {
      details: { password: '[hidden]' },
      displayname: 'its password is [hidden]',
      id,
    });
    assert.equal(line?.undeclared, ['nonsense']);
  }
  await watched.call('update-virtual-machine', { id, more: `{"password": "${secret}` }, [secret]);
});

test('a misspelt argument may carry a secret: the audit log names it, and keeps nothing of what it carried', async ({
  watched,
}) => {
  const args = { username: 'new', email: 'a@b.example', firstname: 'A', lastname: 'B', accounttype: 'user' };
  const before = readAudit(watched.engine.settings.auditFile).length;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('pasword', 'pass_word', '_password', 'paswd\n{"x":1}', 'x'.repeat(9_000)),
      someWord,
      async (name, secret) => {
        for (const value of [secret, [secret], { deep: { deeper: secret } }, `x ${secret} y`]) {
          const refused = await watched.call('create-account', { ...args, [name]: value }, partsOf(secret));
          assert.is(refused.isError, true);
          const line = readAudit(watched.engine.settings.auditFile).at(-1);
          assert.is(line?.undeclared?.length, 1);
          assert.ok((line?.undeclared?.[0]?.length ?? 0) <= 60);
          assert.is(line?.arguments?.['username'], 'new');
          assert.not.ok(partsOf(secret).some((part) => JSON.stringify(line).includes(part)));
        }
      },
    ),
    { numRuns: 10 },
  );
  assert.ok(readAudit(watched.engine.settings.auditFile).length > before);
});

test('a plan does not show it', async ({ watched }) => {
  const id = machine(watched);
  const secret = 'S3cret-of-the-plan';
  const dry = await watched.call('update-virtual-machine', { id, userdata: secret, _dry_run: true }, [secret]);
  assert.is(dry.isError, false, dry.text);
  const asked = await watched.call('update-configuration', { name: 'alert.smtp.password', value: secret }, [secret]);
  assert.is(asked.structured?.['error'], 'confirmation-needed', asked.text);
});

test('a job that was handed back does not show it when it fails later', async ({ watched }) => {
  const secret = 'S3cret-of-the-job';
  watched.world.cloud.misbehave({
    kind: 'job-fails',
    command: 'resetPasswordForVirtualMachine',
    errorcode: 530,
    errortext: `The agent did not like ${secret} at all`,
  });
  const begun = await watched.call(
    'reset-password-for-virtual-machine',
    { id: machine(watched), password: secret, _wait: false },
    [secret],
  );
  const { id } = begun.structured?.['job'] as { id: string };
  const ended = await watched.call('wait-for-job', { jobid: id }, [secret]);
  assert.is(ended.isError, true);
  assert.match(ended.text, 'The agent did not like [hidden] at all');
});

test('and no file holds one of them', ({ watched }) => watched.assertSilentFiles());

test.run();
