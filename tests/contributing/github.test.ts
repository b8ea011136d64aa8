import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../../engine/package-paths.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { SOUND } from '../manifest/sound.js';
import { unknownWords } from './known-commands.js';

const test = suite('.github');
const folders = new ServerFolders();
test.after(() => folders.remove());

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}
interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: Step[];
}
interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const HOME = join(PACKAGE_ROOT, '.github');
const read = (...path: string[]): unknown => parse(readFileSync(join(HOME, ...path), 'utf8'));
const WORKFLOWS = readdirSync(join(HOME, 'workflows')).map(
  (file) => [file, read('workflows', file) as Workflow] as const,
);
const ACTION = read('actions', 'lint-manifests', 'action.yml') as {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: Step[] };
};
const STEPS = [
  ...WORKFLOWS.flatMap(([, { jobs }]) => Object.values(jobs).flatMap(({ steps }) => steps)),
  ...ACTION.runs.steps,
];

test('workflows have few rights, a limit of time, and actions of a fixed version', () => {
  assert.equal(WORKFLOWS.map(([file]) => file).sort(), ['ci.yml', 'manifests-comment.yml', 'manifests.yml']);
  for (const [file, { permissions, jobs, on }] of WORKFLOWS) {
    assert.equal({ contents: 'read', ...permissions }, { contents: 'read' }, file);
    assert.not.ok('pull_request_target' in on, file);
    for (const job of Object.values(jobs)) assert.ok(job['timeout-minutes'], file);
  }
  // A tag can be moved to other code; a commit cannot.
  for (const { uses } of STEPS) if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
});

test('each pinned commit says its version, and an action is pinned to one commit only', () => {
  const files = [
    ...WORKFLOWS.map(([file]) => join(HOME, 'workflows', file)),
    join(HOME, 'actions', 'lint-manifests', 'action.yml'),
  ];
  const pins = new Map<string, string>();
  for (const file of files) {
    for (const [, name = '', pin = ''] of readFileSync(file, 'utf8').matchAll(/uses: ([^@\s]+)@(.*)$/gm)) {
      assert.match(pin, /^[0-9a-f]{40} # v\d+\.\d+\.\d+$/, `${name} in ${file}`);
      assert.is(pins.get(name) ?? pin, pin, name);
      pins.set(name, pin);
    }
  }
  const { updates } = read('dependabot.yml') as { updates: { 'package-ecosystem': string }[] };
  assert.equal(
    updates.map((update) => update['package-ecosystem']),
    ['github-actions', 'npm'],
  );
});

test('vulnerabilities are looked for in what is bundled, which npm takes for tools of development', () => {
  assert.ok(
    WORKFLOWS.some(([, { jobs }]) =>
      Object.values(jobs).some(({ steps }) => steps.some(({ run }) => run === 'npm run audit')),
    ),
  );
  const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  assert.match(scripts['audit'] ?? '', /^npm audit --audit-level=(high|moderate)$/);
});

test('only the workflow that runs nothing of a pull request may write to it', () => {
  for (const [file, { jobs, on }] of WORKFLOWS) {
    const rights = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
    const writes = rights.filter(([, right]) => right === 'write').map(([name]) => name);
    if (!('workflow_run' in on))
      assert.ok(
        writes.every((name) => name === 'security-events'),
        file,
      );
    else
      assert.not.ok(
        Object.values(jobs).some(({ steps }) =>
          steps.some(({ run, uses = '' }) => run !== undefined || uses.includes('checkout')),
        ),
        file,
      );
  }
});

test('no text of a contributor can become a command', () => {
  for (const { run } of STEPS) if (run !== undefined) assert.not.match(run, '${{');
});

test('every command and script of a step is there, with these options', async () => {
  const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  let checked = 0;
  for (const line of STEPS.flatMap(({ run = '' }) => run.split('\n'))) {
    for (const [, script = ''] of line.matchAll(/npm run (\w+)/g)) assert.ok(scripts[script], line);
    const [, words] = /cloudstack-mcp\.js"? (.*)/.exec(line) ?? [];
    if (words === undefined) continue;
    checked += 1;
    assert.equal(await unknownWords(words, folders), [], line);
  }
  assert.ok(checked > 4);
});

const run = promisify(execFile);

/** Runs the step of the action as GitHub would, with these inputs. */
async function lintStep(inputs: {
  path: string;
  format?: string;
  failOn?: string;
}): Promise<{ code: number; stdout: string }> {
  const { run: script = '', env = {} } = ACTION.runs.steps.at(-1) ?? {};
  assert.equal(Object.keys(env), ['LINT_PATH', 'LINT_FORMAT', 'LINT_SEVERITY']);
  const given = {
    PATH: process.env['PATH'],
    HOME: folders.root,
    GITHUB_ACTION_PATH: join(HOME, 'actions', 'lint-manifests'),
    LINT_PATH: inputs.path,
    LINT_FORMAT: inputs.format ?? ACTION.inputs['format']?.default,
    LINT_SEVERITY: inputs.failOn ?? ACTION.inputs['fail-on']?.default,
  };
  return run('bash', ['-e', '-c', script], { env: given }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: unknown) => error as { code: number; stdout: string },
  );
}

test('the action lints a folder of others, whatever its name', async () => {
  const folder = new ManifestFolder();
  const name = 'our "manifests" $(touch pwned); `touch pwned` & more';
  folder.write(`${name}/_shared/entities.yaml`, 'thing: { list: listThings, as: thing }\n');
  folder.write(`${name}/thing/do-thing.yaml`, SOUND.replace('title: Do a thing\n', 'title: Do a thing\ntitel: x\n'));
  const { code, stdout } = await lintStep({ path: join(folder.path, name) });
  assert.is(code, 1);
  assert.match(stdout, /^::error .*do-thing\.yaml,line=3/m);
  assert.not.ok(existsSync(join(folder.path, 'pwned')) || existsSync('pwned'));
  const json = await lintStep({ path: join(folder.path, name), format: 'json' });
  assert.is(typeof JSON.parse(json.stdout), 'object');
  assert.is((await lintStep({ path: '--version' })).code, 2, 'a path is never an option');
  folder.remove();
});

test('forms ask for what they say, each thing once', () => {
  const forms = readdirSync(join(HOME, 'ISSUE_TEMPLATE')).filter((file) => file !== 'config.yml');
  assert.is(forms.length, 3);
  for (const file of forms) {
    const form = read('ISSUE_TEMPLATE', file) as {
      name: string;
      description: string;
      body: { type: string; id?: string; attributes: Record<string, unknown> }[];
    };
    assert.ok(form.name && form.description, file);
    const ids = form.body.flatMap(({ id }) => id ?? []);
    assert.equal(ids, [...new Set(ids)]);
    for (const { type, attributes } of form.body) {
      assert.ok(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'].includes(type));
      assert.ok(attributes[type === 'markdown' ? 'value' : 'label'], `${file}: ${type}`);
    }
  }
});

test.run();
