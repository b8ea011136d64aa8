import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { CloudClient } from '../../engine/cloudstack/client.js';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import { aClient, everythingIn, failureOf, KEYS } from './a-client.js';
import { closeLater, closeOpened, freePort, serve, serveRaw, serveTls } from './a-server.js';
import { SELF_SIGNED } from './self-signed.js';

const read = (client: CloudClient) => client.send({ command: 'listZones', params: {}, effect: 'read' });
const change = (client: CloudClient) => client.send({ command: 'createTags', params: {}, effect: 'change' });

function fine(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"listzonesresponse":{"success":true}}');
}

test.after.each(closeOpened);

test('nobody listens: even a change is tried again, and told as cannot-connect', async () => {
  const url = `http://127.0.0.1:${await freePort()}/client/api`;
  for (const send of [read, change]) {
    const error = await failureOf(send(aClient({ url })));
    assert.is(error.code, 'cannot-connect');
    assert.match(error.message, /^127\.0\.0\.1:\d+ cannot be reached \(the connection was refused, ECONNREFUSED\)\.$/);
    for (const secret of Object.values(KEYS)) assert.not.ok(everythingIn(error).includes(secret));
  }
});

test('a change that found nobody is sent once the cloud is back, and once only', async () => {
  const port = await freePort();
  const client = aClient({
    url: `http://127.0.0.1:${port}/client/api`,
    retries: 8,
    retryDelayMs: 20,
    timeoutMs: 5_000,
  });
  const done = failureOf(change(client));
  await new Promise((resolve) => setTimeout(resolve, 60));
  const cloud = closeLater(await startDemoCloud({ port }));
  // The demo cloud does not know this key: that it could say so is all that matters.
  assert.is((await done).code, 'not-authenticated');
  assert.is(cloud.changes('createTags').length, 1);
});

test('a name that nobody knows', async () => {
  const error = await failureOf(
    change(aClient({ url: 'http://cloud.invalid/client/api', timeoutMs: 5_000, retries: 1 })),
  );
  assert.is(error.code, 'cannot-connect');
  assert.match(error.message, /^cloud\.invalid:80 cannot be reached/);
});

test('a handshake that hangs never carried anything: a change is tried again', async () => {
  const server = await serveRaw('https', () => undefined);
  const error = await failureOf(change(aClient({ url: server.url, timeoutMs: 1_500, retries: 1 })));
  assert.is(error.code, 'cannot-connect');
  assert.is(server.connections(), 2);
});

test('a handshake that breaks never carried anything either', async () => {
  const server = await serveRaw('https', (socket) => void socket.once('data', () => socket.destroy()));
  assert.is((await failureOf(change(aClient({ url: server.url, retries: 1 })))).code, 'cannot-connect');
  assert.is(server.connections(), 2);
});

test('https where only http is spoken', async () => {
  const server = await serve(fine);
  const error = await failureOf(read(aClient({ url: server.url.replace('http:', 'https:'), retries: 0 })));
  assert.is(error.code, 'cannot-connect');
});

test('a certificate that nobody vouches for is final', async () => {
  const server = await serveTls(fine);
  for (const send of [read, change]) {
    const error = await failureOf(send(aClient({ url: server.url, timeoutMs: 5_000 })));
    assert.is(error.code, 'certificate-refused');
    assert.match(error.message, /signed by itself, DEPTH_ZERO_SELF_SIGNED_CERT/);
  }
  assert.is(server.connections(), 2);
});

test('the same certificate is fine for who trusts it', async () => {
  const server = await serveTls(fine);
  const folder = await mkdtemp(join(tmpdir(), 'ca-'));
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, SELF_SIGNED.cert);
  const script = fileURLToPath(new URL('./ask-once.js', import.meta.url));
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca };
  const { stdout } = await promisify(execFile)(process.execPath, [script, server.url], { env });
  assert.is(stdout, '{"success":true}');
  await rm(folder, { recursive: true });
});

test('a redirect is not followed, and a wrong path is told as such, for changes too', async () => {
  for (const status of [302, 307, 404]) {
    let asked = 0;
    const server = await serve((_, response) => {
      asked++;
      response.writeHead(status, { location: '/elsewhere', 'content-type': 'text/html' }).end('<html></html>');
    });
    const client = aClient({ url: server.url });
    assert.is((await failureOf(read(client))).code, 'not-cloudstack');
    assert.is((await failureOf(change(client))).code, 'not-cloudstack');
    assert.is(asked, 2);
    client.close();
  }
});

test('something that does not speak HTTP', async () => {
  const server = await serveRaw('http', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  const client = aClient({ url: server.url, retries: 1 });
  assert.is((await failureOf(read(client))).code, 'connection-lost');
  assert.is((await failureOf(change(client))).code, 'outcome-unknown');
});

test('reads share a connection, every change has its own', async () => {
  const server = await serve(fine);
  const client = aClient({ url: server.url, timeoutMs: 5_000 });
  for (let n = 0; n < 4; n++) await read(client);
  assert.is(server.connections(), 1);
  for (let n = 0; n < 3; n++) await change(client);
  assert.is(server.connections(), 4);
  client.close();
});

test('an idle connection that is closed under a read costs one more try, a change never meets it', async () => {
  const used = new WeakSet<object>();
  const server = await serve((request, response) => {
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    fine(request, response);
  });
  const client = aClient({ url: server.url, timeoutMs: 5_000 });
  await read(client);
  await change(client);
  await read(client);
  await change(client);
  assert.is(server.connections(), 4);
  client.close();
});

test('no more connections at a time than allowed', async () => {
  let now = 0;
  let most = 0;
  const server = await serve((request, response) => {
    most = Math.max(most, ++now);
    setTimeout(() => {
      now--;
      fine(request, response);
    }, 20);
  });
  const client = aClient({ url: server.url, timeoutMs: 5_000, maxConnections: 4 });
  await Promise.all(Array.from({ length: 20 }, () => read(client)));
  assert.is(most, 4);
  client.close();
});

test('reads and changes share that limit, and so do connections that are kept for later', async () => {
  const open = new Set<unknown>();
  let most = 0;
  const server = await serve((request, response) => {
    const { socket, headers } = request;
    if (!open.has(socket)) socket.once('close', () => open.delete(socket));
    // This server hears of its own closing later than the client may.
    if (headers.connection === 'close') response.once('finish', () => open.delete(socket));
    open.add(socket);
    most = Math.max(most, open.size);
    setTimeout(() => fine(request, response), 20);
  });
  const client = aClient({ url: server.url, timeoutMs: 5_000, maxConnections: 4 });
  const twelve = (send: typeof read): Promise<unknown>[] => Array.from({ length: 12 }, () => send(client));
  await Promise.all([...twelve(read), ...twelve(change)]);
  await Promise.all(twelve(read));
  await Promise.all(twelve(change));
  assert.is(most, 4);
  client.close();
});

test('a change that waited long for a connection has its time for the answer all the same', async () => {
  let asked = 0;
  const server = await serve((request, response) => {
    if (++asked > 1) setTimeout(() => fine(request, response), 700);
  });
  const client = aClient({ url: server.url, timeoutMs: 1_000, retries: 0, maxConnections: 1 });
  const lost = failureOf(change(client));
  await pause(500);
  const done = change(client);
  assert.is((await lost).code, 'outcome-unknown');
  await done;
  client.close();
});

test('a change that never got a connection was not sent, and says so; a cancelled call takes none', async () => {
  let asked = 0;
  const server = await serve(() => {
    asked++;
  });
  const client = aClient({ url: server.url, timeoutMs: 400, retries: 0, maxConnections: 1 });
  const first = failureOf(read(client));
  const signal = AbortSignal.timeout(20);
  const cancelled = failureOf(client.send({ command: 'listZones', params: {}, effect: 'read', signal }));
  const waited = failureOf(change(client));
  assert.is((await cancelled).code, 'cannot-connect');
  const { code, message } = await waited;
  assert.is(code, 'cannot-connect');
  assert.match(message, 'all connections to it that are allowed are in use');
  assert.equal([(await first).code, asked], ['timeout', 1]);
  client.close();
});

test('nothing that waits for a connection is sent once the client is closed', async () => {
  let asked = 0;
  const server = await serve(() => {
    asked++;
  });
  const client = aClient({ url: server.url, timeoutMs: 5_000, maxConnections: 1 });
  const errors = [read(client), change(client)].map(failureOf);
  while (asked === 0) await pause(5);
  client.close();
  const [, waited] = await Promise.all(errors);
  assert.is(waited?.code, 'cannot-connect');
  assert.is(asked, 1);
});

test('an answer without end is not taken into memory', async () => {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  const server = await serve((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  const error = await failureOf(read(aClient({ url: server.url, timeoutMs: 20_000 })));
  assert.is(error.code, 'unreadable-answer');
  assert.match(error.message, /64 MiB/);
});

test('the time limit covers a body that trickles in', async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(timer));
  });
  const client = aClient({ url: server.url, timeoutMs: 150, retries: 0 });
  assert.is((await failureOf(read(client))).code, 'timeout');
  assert.is((await failureOf(change(client))).code, 'outcome-unknown');
});

test('a closed client does not come back', async () => {
  const server = await serve(() => undefined);
  const client = aClient({ url: server.url, timeoutMs: 5_000 });
  const pending = failureOf(read(client));
  while (server.connections() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  client.close();
  assert.is((await pending).code, 'connection-lost');
  assert.is(server.connections(), 1);
});

test.run();
