import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PACKAGE_ROOT } from '../../../engine/package-paths.js';
import { notChecked } from '../../fixtures/not-checked.js';
import { withCloud } from '../with-cloud.js';

// Packages from PyPI that nobody here wrote. They are driven where the machine has them:
// python3 -m venv /tmp/clients && /tmp/clients/bin/pip install cs apache-libcloud, then PYTHON=/tmp/clients/bin/python npm test

const python = env['PYTHON'] ?? 'python3';

function has(module: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

for (const [module, pip, strict] of [
  ['cs', 'cs', true],
  // It cannot sign with an expiry: a cloud that demands one refuses it.
  ['libcloud', 'apache-libcloud', false],
] as const) {
  const script = join(PACKAGE_ROOT, 'tests', 'demo', 'foreign-clients', `life_with_${module}.py`);
  if (has(module))
    test(`${pip} takes a machine through its life`, () =>
      withCloud({ jobMs: 30, requirePostAndTimestamps: strict }, async ({ url, keys }) => {
        const { stdout } = await promisify(execFile)(python, [script, url, keys.user.apiKey, keys.user.secretKey]);
        assert.is(stdout.trim(), 'lived');
      }));
  else {
    notChecked(`the demo cloud with ${pip} from PyPI. Install it, or name a Python that has it with PYTHON.`);
    test(`${pip} is not here, which was said`, () => assert.not.ok(has(module)));
  }
}

test.run();
