import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const engine = (file: string): string => JSON.stringify(new URL(`../../engine/${file}`, import.meta.url).href);

/** Runs a script in a process that can create files but write nothing into them, as on a disk that is full. */
function onFullDisk(script: string, folder: string): unknown {
  const node = `trap '' XFSZ; ulimit -f 0; exec "$0" --input-type=module -e "$1"`;
  const env = { ...process.env, TMPDIR: folder, NODE_V8_COVERAGE: '' };
  return JSON.parse(execFileSync('/bin/sh', ['-c', node, process.execPath, script], { encoding: 'utf8', env }));
}

function filesBelow(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true }) as string[];
  return found.filter((name) => statSync(join(folder, name)).isFile());
}

if (process.platform !== 'win32') {
  test('a secret, a question and a note that cannot be written leave no half of them behind', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-full-'));
    const script = `
      import { handOver } from ${engine('call/secrets/hand-over.js')};
      import { openApprovals } from ${engine('call/guard/approvals.js')};
      import { openJobNotes } from ${engine('call/job-notes.js')};
      const stateDir = ${JSON.stringify(folder)};
      const handed = await handOver({ privatekey: 'a.pem' }, { privatekey: 'KEY' }, {}, stateDir, false);
      const question = { plan: 'p', phrase: 'p', caller: 'c', profile: 'd', expires: Date.now() + 60_000 };
      let code;
      try { openApprovals(stateDir).ask('t', question); } catch (error) { code = error.code; }
      const place = { stateDir, profile: 'd', cloud: { url: 'u' }, demo: false };
      openJobNotes(place).keep('11111111-1111-4111-8111-111111111111', 'reset-password-for-virtual-machine');
      console.log(JSON.stringify({ handed, code }));`;
    assert.equal(onFullDisk(script, folder), {
      handed: [{ field: 'privatekey', value: 'KEY' }],
      code: 'approvals-unavailable',
    });
    assert.equal(filesBelow(folder), []);
    rmSync(folder, { recursive: true });
  });
}

test.run();
