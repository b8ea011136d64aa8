import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PACKAGE_ROOT } from '../../engine/package-paths.js';

/** The rules of .dependency-cruiser.mjs, tried on small trees in which one thing is wrong. */
const test = suite('structure');

/** What `npm run check` would say of an engine that consists of these files. */
async function violations(files: Record<string, string>): Promise<string> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'structure-'));
  for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(PACKAGE_ROOT, name), join(root, name));
  }
  symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(root, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const cruise = join(PACKAGE_ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [cruise, 'engine', '--output-type', 'err'], {
      cwd: root,
    });
    return stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('a tree in order is taken', async () => {
  const said = await violations({
    'engine/call/call-tool.ts': "import { read } from '../manifest/read.js';\nexport const call = read;\n",
    'engine/manifest/read.ts': 'export const read = 1;\n',
  });
  assert.match(said, 'no dependency violations');
});

const PLANTED: [what: string, rule: string, files: Record<string, string>][] = [
  [
    'a circle, also of types',
    'no-circles',
    {
      'engine/call/a.ts': "import type { B } from './b.js';\nexport interface A { b: B }\n",
      'engine/call/b.ts': "import type { A } from './a.js';\nexport interface B { a: A }\n",
    },
  ],
  [
    'a way of a call that knows the workshop',
    'call-knows-nothing-of-what-builds-on-it',
    {
      'engine/call/a.ts': "import { lint } from '../authoring/lint/lint.js';\nexport const a = lint;\n",
      'engine/authoring/lint/lint.ts': 'export const lint = 1;\n',
    },
  ],
  [
    'a demo cloud that knows manifests',
    'demo-knows-facts-only',
    {
      'engine/demo/a.ts': "import { read } from '../manifest/read.js';\nexport const a = read;\n",
      'engine/manifest/read.ts': 'export const read = 1;\n',
    },
  ],
  [
    'a stage that knows a later one',
    'render-knows-nothing-of-what-builds-on-it',
    {
      'engine/call/render/a.ts': "import { plan } from '../guard/plan.js';\nexport const a = plan;\n",
      'engine/call/guard/plan.ts': 'export const plan = 1;\n',
    },
  ],
  [
    'a second door to the SDK',
    'one-door-to-the-sdk',
    {
      'engine/call/a.ts':
        "import { b } from './b.js';\nimport { ErrorCode } from '@modelcontextprotocol/sdk/types.js';\nexport const a = [b, ErrorCode];\n",
      'engine/call/b.ts': 'export const b = 1;\n',
    },
  ],
];

for (const [what, rule, files] of PLANTED) {
  test(`${what} is found`, async () => {
    assert.match(await violations(files), `error ${rule}`);
  });
}

test.run();
