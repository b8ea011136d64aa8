import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { partsOf, secretName, someText, someWord } from './some-secret.js';
import { openWatched, type Watched } from './watched-world.js';

interface Context {
  watched: Watched;
}

const test = suite<Context>('a secret in an answer of the cloud');

test.before(async (context) => {
  context.watched = await openWatched();
});
test.after.each(({ watched }) => watched.world.cloud.calm());
test.after(async ({ watched }) => {
  await watched.close();
});

type Body = Record<string, unknown>;
type Plant = (row: Body, name: string, secret: string) => void;

/** Where in a row a secret may stand. */
const PLACES: Record<string, Plant> = {
  'a field': (row, name, secret) => void (row[name] = secret),
  'a map of details': (row, name, secret) => void (row['details'] = { colour: 'red', [name]: secret }),
  'a list of objects': (row, name, secret) =>
    void (row['user'] = [{ username: 'x' }, { username: 'y', [name]: secret }]),
  'a list of texts': (row, name, secret) => void (row[name] = ['short', secret]),
  'a map under the name': (row, name, secret) => void (row[name] = { one: secret, two: [{ deep: secret }] }),
  'a field and a text beside it': (row, name, secret) =>
    Object.assign(row, { [name]: secret, displaytext: `it is ${secret}!` }),
  'a field and a name beside it': (row, name, secret) => Object.assign(row, { name: secret, [name]: secret }),
  'a field and a key': (row, name, secret) => Object.assign(row, { [name]: secret, tags: { [`k${secret}`]: 1 } }),
};
const place = fc.constantFrom(...Object.keys(PLACES));

/** Plants into every object of an answer, from the envelope down to the rows. */
function plantIn(value: unknown, plant: (row: Body) => void): unknown {
  if (Array.isArray(value)) return value.map((one) => plantIn(one, plant));
  if (typeof value !== 'object' || value === null) return value;
  const row = Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [key, plantIn(one, plant)]),
  );
  if ('id' in row) plant(row);
  return row;
}

const READS = ['list-virtual-machines', 'list-users', 'list-zones'];
const FORMS = [
  {},
  { _fields: ['all'] },
  { _fields: 'all', _format: 'json' },
  { _fields: 'all', _format: 'csv' },
  { _sort: 'id' },
];

test('whatever its name and place, no list shows it', async ({ watched }) => {
  const { cloud } = watched.world;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...READS),
      fc.constantFrom(...FORMS),
      place,
      secretName,
      fc.oneof(someText, someWord),
      async (tool, form, where, name, secret) => {
        const before = cloud.requests.length;
        cloud.misbehave({
          kind: 'answer',
          body: (real) => plantIn(real, (row) => PLACES[where]?.(row, name, secret)),
        });
        const result = await watched.call(tool, form, [secret]);
        assert.is(result.isError, false, result.text);
        assert.ok(cloud.requests.length > before);
      },
    ),
    { numRuns: 120 },
  );
});

test('whatever its name and place, no end of a job shows it', async ({ watched }) => {
  const { cloud } = watched.world;
  let made = 0;
  await fc.assert(
    fc.asyncProperty(place, secretName, someText, async (where, name, secret) => {
      const body = (real: unknown) => plantIn(real, (row) => PLACES[where]?.(row, name, secret));
      cloud.misbehave({ kind: 'answer', command: 'createVolume', body });
      cloud.misbehave({ kind: 'answer', command: 'queryAsyncJobResult', times: 99, body });
      made += 1;
      const args = { name: `disk-${made}`, zoneid: 'fra-1', diskofferingid: 'custom', size: 1 };
      await watched.call('create-volume', args, [secret]);
      cloud.calm();
    }),
    { numRuns: 12 },
  );
});

/** How a text of CloudStack may hold a secret that nobody told us before. */
const SAID: ((name: string, secret: string) => string)[] = [
  (name, secret) => `Failed: ${name}=${secret} is wrong`,
  (name, secret) => `Failed: ${name} = ${secret}`,
  (name, secret) => `Failed: ${name}: ${secret} is wrong`,
  (name, secret) => `Failed with ${JSON.stringify({ user: 'bob', [name]: secret, host: 'h' })}`,
  (name, secret) => `Failed with ${JSON.stringify(JSON.stringify({ [name]: secret }))}`,
  (name, secret) => `GET https://host:8080/x?user=bob&${name}=${encodeURIComponent(secret)}&zone=1 failed`,
  (_, secret) => `Cannot mount cifs://bob:${encodeURIComponent(secret)}@host/share`,
  (_, secret) => `Cannot mount cifs://bob:${secret.replace(/[<>"]/g, '')}@host/share and more`,
  (_, secret) => `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY----- was refused`,
  (_, secret) => `-----BEGIN PRIVATE KEY-----\n${secret}`,
];
/** A name at the beginning of a word, as it stands in a text. */
const spokenName = secretName.filter((name) => /^[a-z]/i.test(name));

test('no error shows what its text gives away, in whole or in part', async ({ watched }) => {
  const { cloud } = watched.world;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SAID), spokenName, someWord, async (say, name, secret) => {
      const errortext = say(name, secret);
      const seen = [...partsOf(secret), ...partsOf(encodeURIComponent(secret))];
      cloud.misbehave({ kind: 'error', command: 'listVolumes', errorcode: 530, errortext });
      const result = await watched.call('list-volumes', {}, seen);
      assert.match(result.text, /CloudStack says: "(Failed|GET|Cannot|\[hidden\])/);
      cloud.misbehave({
        kind: 'answer',
        command: 'listVolumes',
        body: () => ({ listvolumesresponse: { count: 1, volume: [{ id: 'x', name: errortext, url: errortext }] } }),
      });
      await watched.call('list-volumes', { _fields: 'all' }, seen);
    }),
    { numRuns: 120 },
  );
});

test('what is remembered holds no secret either', async ({ watched }) => {
  const { engine, world } = watched;
  world.cloud.misbehave({
    kind: 'answer',
    command: 'listZones',
    body: () => ({ listzonesresponse: { count: 1, zone: [{ id: 'z', name: 'zone', password: 'hunter2-hunter2' }] } }),
  });
  const request = { command: 'listZones', params: {}, shows: ['zone'], ttl: 'list', hide: [] } as const;
  const body = await engine.read(request);
  assert.not.match(JSON.stringify(body), 'hunter2');
});

test('and no file holds one of them', ({ watched }) => watched.assertSilentFiles());

test.run();
