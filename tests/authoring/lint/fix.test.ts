import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { asFile, inChange } from '../../../engine/authoring/lint/example.js';
import type { Example } from '../../../engine/authoring/lint/example.js';
import { fixAll } from '../../../engine/authoring/lint/fix.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import { RULES } from '../../../engine/authoring/lint/rules.js';
import { writeFixed } from '../../../engine/authoring/lint/write-fixed.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';
import { inputOf } from './lint-example.js';

const test = suite('lint --fix');
const SOUND = inChange('').file;

function fixed(example: Example): string {
  return fixAll(inputOf(example)).changed[0]?.text ?? example.file.text;
}

function fixedText(text: string): string {
  return fixed(asFile(SOUND.name, text));
}

for (const rule of RULES) {
  const promised = lint(inputOf(rule.bad)).found.filter((one) => one.rule === rule && one.fix !== undefined);
  if (promised.length === 0) continue;
  test(`${rule.id}: what it says it fixes is fixed`, () => {
    const { left, fixed } = fixAll(inputOf(rule.bad));
    assert.ok(fixed >= promised.length);
    assert.equal(
      left.found.filter((one) => one.rule === rule && one.fix !== undefined).map(({ problem }) => problem.message),
      [],
    );
  });
}

test('a sound file stays as it is, letter by letter', () => {
  assert.equal(fixAll(inputOf(inChange(''))).changed, []);
});

test('keys move with the comments above and beside them', () => {
  const parts = SOUND.text.split('\n\n');
  const at = parts.findIndex((part) => part.startsWith('changes:'));
  const [changes = ''] = parts.splice(at, 1);
  // What goes stale comes before the danger, with a remark on each.
  parts.splice(2, 0, `# What goes stale.\n${changes} # and no more`);
  const fixed = fixedText(parts.join('\n\n'));
  assert.is(fixed, SOUND.text.replace(changes, `# What goes stale.\n${changes} # and no more`));
});

// prettier-ignore -- one mistake a line
const REFUSED: [what: string, was: string | RegExp, is: string, fixed: string][] = [
  ['a text that begins with {{', 'title: Reboot a virtual router', 'title: {{x}} reboots', 'title: "{{x}} reboots"'],
  ['a text with a colon', 'title: Reboot a', 'title: Reboot: a', 'title: "Reboot: a virtual router"'],
  ['a text that begins with a star', 'title: Reboot a', 'title: *Reboot" a', 'title: "*Reboot\\" a virtual router"'],
  ['a version without quotes', 'since: "4.16.0"', 'since: 4.20', 'since: "4.20"'],
  ['yes for true', 'async: true', 'async: yes', 'async: true'],
  ['one where a list is wanted', 'changes: [router]', 'changes: router', 'changes: [router]'],
];

for (const [what, was, is, fixed] of REFUSED) {
  test(`${what}: fixed where one thing only can have been meant`, () => {
    const broken = SOUND.text.replace(was, is);
    assert.is.not(broken, SOUND.text);
    assert.ok(
      fixedText(broken)
        .split('\n')
        .some((line) => line.includes(fixed)),
      fixedText(broken),
    );
  });
}

test('tabs become spaces, unless spaces stand beside them', () => {
  const tabs = SOUND.text.replaceAll(/^( {2})+/gm, (indent) => '\t'.repeat(indent.length / 2));
  assert.is.not(tabs, SOUND.text);
  assert.is(fixedText(tabs), SOUND.text);
  const mixed = SOUND.text.replace('  severity', ' \tseverity');
  assert.is(fixedText(mixed), mixed);
});

test('what could have been meant in two ways is left to a person', () => {
  for (const [was, is] of [
    ['async: true', 'async: true\nasync: false'],
    ['effect: change', 'efect: change'],
    ['title: Reboot a', 'title: Reboot: a # remark:'],
  ] as const) {
    const broken = SOUND.text.replace(was, is);
    const text = fixedText(broken);
    assert.ok(text.includes(is), text);
  }
});

test('a file is written whole with the rights it had, and not over what somebody saved meanwhile', () => {
  const folder = new ManifestFolder({ 'router/reboot-router.yaml': 'old\n' });
  try {
    const path = `${folder.path}/router/reboot-router.yaml`;
    chmodSync(path, 0o664);
    writeFixed([{ path, was: 'old\n', text: 'new\n' }]);
    assert.is(readFileSync(path, 'utf8'), 'new\n');
    assert.is(statSync(path).mode & 0o777, 0o664);
    writeFileSync(path, 'mine\n');
    assert.throws(() => writeFixed([{ path, was: 'new\n', text: 'newer\n' }]), /changed while/);
    assert.is(readFileSync(path, 'utf8'), 'mine\n');
  } finally {
    folder.remove();
  }
});

test.run();
