import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import { folders, has, withDoctor } from './with-doctor.js';

/** What doctor says of manifests and folders of one's own, and of what others can see or change. */
const test = suite('doctor and folders');
test.after(() => folders.remove());

test('manifests and folders that are wrong', () =>
  withDoctor({}, async (doctor) => {
    const bad = folders.write('my/zone/my-zones.yaml', 'command: listZones\ntitle: x\nsince: 4.20\n');
    const file = folders.write('in-the-way', '');
    const ended = await doctor([
      '--manifests',
      `${folders.root}/my`,
      '--manifests',
      '/nowhere',
      '--audit-file',
      `${file}/audit`,
      '--cache-dir',
      file,
      '--state-dir',
      `${file}/state`,
    ]);
    assert.is(ended.code, 1);
    has(ended, 'failed', new RegExp(`^${bad}:3:\\d+ `));
    has(ended, 'warning', /^There is no folder \/nowhere\.$/);
    has(ended, 'failed', /^The audit log .* cannot be written: .* is not a folder\.$/);
    has(ended, 'failed', /^The state folder .* cannot be written/);
    has(ended, 'warning', /^The cache folder .* cannot be written/);
    has(ended, 'ok', /^The key and the signature are accepted/);
  }));

test('what folders of one’s own replace', () =>
  withDoctor({}, async (doctor) => {
    const list = readFileSync(join(BUILT_IN_MANIFESTS, 'zone/list-zones.yaml'), 'utf8');
    const stop = readFileSync(join(BUILT_IN_MANIFESTS, 'virtual-machine/stop-virtual-machine.yaml'), 'utf8');
    const own = new ManifestFolder({
      '_shared/entities.yaml': 'zone: { list: listZones, tell: [allocationstate], as: zone }\n',
      'zone/list-zones.yaml': list.replace(/^command:.*$/m, '$&\noverrides: true'),
      'virtual-machine/stop-virtual-machine.yaml': stop
        .replace(/^command:.*$/m, '$&\noverrides: true')
        .replace(/^( +severity): \w+/gm, '$1: medium'),
      'zone/list-all-zones.yaml': list.replace(/^command:.*$/m, '$&\noverrides: true'),
    });
    const ended = await doctor(['--manifests', own.path]);
    assert.is(ended.code, 1, ended.stdout);
    has(
      ended,
      'note',
      /^list-zones comes from .*zone\/list-zones\.yaml; it replaces the built-in zone\/list-zones\.yaml\.$/,
    );
    has(
      ended,
      'warning',
      /^stop-virtual-machine of .* asks less than the built-in virtual-machine\/stop-virtual-machine\.yaml: severity: high -> medium/,
    );
    has(
      ended,
      'warning',
      /^How this kind of thing is found comes from .*entities\.yaml, for every tool that uses it: zone\.$/,
    );
    has(ended, 'failed', /list-all-zones\.yaml This says `overrides: true`, but no folder/);
    own.remove();
  }));

test('what a folder of one’s own may not lower, by whatever name, if the operator says so', () =>
  withDoctor({}, async (doctor, cloud) => {
    const stop = readFileSync(join(BUILT_IN_MANIFESTS, 'virtual-machine/stop-virtual-machine.yaml'), 'utf8');
    const mild = stop.replace(/^( +severity): \w+/gm, '$1: low');
    const own = new ManifestFolder({
      '_shared/entities.yaml': 'zone: { list: listZones, tell: [allocationstate], as: zone }\n',
      'virtual-machine/stop-virtual-machine.yaml': mild.replace(/^command:.*$/m, '$&\noverrides: true'),
      'virtual-machine/halt-it.yaml': mild.replace(/^title:.*$/m, 'title: Halt it'),
    });
    const words = ['--manifests', own.path];
    const told = await doctor(words);
    has(told, 'warning', /^halt-it of .* asks less than the built-in /);
    for (const policy of ['refuse-weaker', 'refuse']) {
      const env = { CLOUDSTACK_MCP_OVERRIDES: policy };
      const ended = await doctor(words, { env });
      assert.is(ended.code, 1, ended.stdout);
      has(ended, 'failed', /stop-virtual-machine\.yaml This asks less than .* the setting `overrides: /);
      has(ended, 'failed', /halt-it\.yaml This asks less than /);
      has(ended, 'failed', /entities\.yaml `zone` means something else in an earlier folder/);
      const plan = ['call', 'stop-virtual-machine', '--manifests', own.path, 'id=web-01', '_dry_run=true'];
      const called = await runCommand(plan, { cloud, folders, env });
      assert.match(called.stdout, /Severity: high/);
      assert.match(called.stderr, /Left out: .*halt-it\.yaml/);
      const weak = await runCommand(plan, { cloud, folders });
      assert.match(weak.stdout, /Severity: low/);
      assert.match(weak.stderr, /^Warning: stop-virtual-machine of .* asks less than/m);
    }
    own.remove();
  }));

test('what others can see or change is told at the start, a line each, and here', () =>
  withDoctor({}, async (doctor, cloud) => {
    const place = new ServerFolders();
    for (const folder of [place.state, place.cache]) mkdirSync(folder, { mode: 0o700 });
    const audit = place.write('state/audit.jsonl', '');
    chmodSync(audit, 0o600);
    const key = place.write('state/cache.key', 'x'.repeat(32));
    chmodSync(key, 0o600);
    const run = (env: Record<string, string> = {}) =>
      runCommand(['call', 'list-zones'], { cloud, folders: place, env });
    assert.is((await run()).stderr, '');
    for (const [path, mode] of [
      [place.state, 0o750],
      [place.cache, 0o702],
      [audit, 0o640],
      [key, 0o604],
    ] as const) {
      const { mode: before } = statSync(path);
      chmodSync(path, mode);
      const { stderr } = await run();
      assert.equal(stderr.trim().split('\n').length, 1, stderr);
      assert.match(
        stderr,
        /^Warning: The .* can be (read|written) by other users of this machine\. Run: chmod [67]00 /,
      );
      assert.match(stderr, path);
      chmodSync(path, before & 0o777);
    }
    const shared = place.write('shared/notes.txt', '');
    chmodSync(dirname(shared), 0o1777);
    chmodSync(shared, 0o644);
    for (const [name, path, own] of [
      ['CLOUDSTACK_MCP_STATE_DIR', dirname(shared), 'folder'],
      ['CLOUDSTACK_MCP_STATE_DIR', shared, 'folder'],
      ['CLOUDSTACK_MCP_AUDIT_FILE', dirname(shared), 'file'],
      ['CLOUDSTACK_MCP_AUDIT_FILE', join(dirname(shared), 'audit.jsonl'), 'folder'],
    ] as const) {
      const { stderr } = await run({ [name]: path });
      assert.match(stderr, `by other users of this machine. Use a ${own} of your own.`);
      assert.not.match(stderr, 'Run: chmod');
    }
    const untrusted = await run({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    assert.match(untrusted.stderr, /^Warning: Certificates are not checked \(NODE_TLS_REJECT_UNAUTHORIZED=0\)/m);
    has(await doctor([], { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }), 'warning', /^Certificates are not checked/);
    const plain = await doctor(['--url', 'http://nowhere.invalid/client/api']);
    has(plain, 'warning', /^The connection to nowhere\.invalid is not encrypted \(http\)\.$/);
    has(await doctor(), 'ok', /^Only you can read and write what this server keeps\.$/);
    place.remove();
  }));

test('an audit log that is no file is told by its place and what is wrong with it', () =>
  withDoctor({}, async (doctor) => {
    for (const [file, code] of [
      ['/', 'EISDIR'],
      ['/dev/null/audit.jsonl', 'ENOTDIR'],
    ] as const) {
      const ended = await doctor([], { env: { CLOUDSTACK_MCP_AUDIT_FILE: file } });
      has(ended, 'failed', new RegExp(`^${file} cannot be read \\(${code}\\)\\.$`));
      assert.not.match(ended.stdout, 'Something inside');
    }
    if (process.platform === 'win32') return;
    const place = new ServerFolders();
    const pipe = join(place.state, 'audit.jsonl');
    mkdirSync(place.state, { recursive: true });
    execFileSync('mkfifo', [pipe]);
    for (const file of [pipe, '/dev/zero'])
      has(
        await doctor([], { env: { CLOUDSTACK_MCP_AUDIT_FILE: file } }),
        'failed',
        new RegExp(`^${file} is not a file\\.$`),
      );
    place.remove();
  }));

test.run();
