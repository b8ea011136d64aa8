import { relative } from 'node:path';
import pc from 'picocolors';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseFiles } from '../../../engine/authoring/lint/choose-files.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import { terminalReport } from '../../../engine/authoring/lint/report/terminal.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';

const test = suite('one mistake in a shared file is told once');

const ENTITIES = 'our-zone: { list: listZones, filter: name, tell: [networktype], as: ourzone }\n';
const EXCEPTIONS =
  '- { rule: facts/param-missing, manifest: list-things-1, at: params, reason: "Only what our people ask for." }\n';
const COMMANDS = ['listZones', 'listPods', 'listClusters', 'listHosts', 'listCapacity'];

const manifestOf = (command: string): string => `command: ${command}
title: ${command} of ours
description: Lists what our people ask for.
effect: read
answer: { kind: list, of: ZoneResponse }
params:
  zoneid: { use: our-zone, description: Only those in this zone. }
shows: [our-zone]
ttl: list
output:
  empty: "There is none in {{ourzone}}."
`;

/** What lint says of five manifests that use a word of a shared file, each as `file: rule`. */
function findingsWith(entities: string, exceptions = EXCEPTIONS): { found: string[]; report: string } {
  const manifests = COMMANDS.map((command, at) => [`thing/list-things-${at}.yaml`, manifestOf(command)] as const);
  const folder = new ManifestFolder({
    '_shared/entities.yaml': entities,
    '_shared/lint-exceptions.yaml': exceptions,
    ...Object.fromEntries(manifests),
  });
  try {
    const report = lint(chooseFiles([folder.path]));
    const found = report.found.map(({ rule, problem }) => `${relative(folder.path, problem.file)}: ${rule.id}`);
    return { found, report: terminalReport(report, folder.path, pc.createColors(false)) };
  } finally {
    folder.remove();
  }
}

test('a shared file that cannot be read: that, and how many manifests wait for it', () => {
  const { found, report } = findingsWith(`${ENTITIES}bad: [unclosed\n`);
  assert.equal(
    found.filter((one) => !/form\/modeline|unused/.test(one)),
    ['_shared/entities.yaml: form/yaml'],
  );
  assert.match(report, '5 manifests need its words and can be judged only after that.');
});

test('a word that is gone: each place that needs it, and not the texts and exceptions that hang on it', () => {
  const { found, report } = findingsWith(ENTITIES.replace('our-zone:', 'our-zones:'));
  const ofRefused = found.filter((one) => /fits-together|stale-exception/.test(one));
  assert.equal(ofRefused, []);
  const missing = found.filter((one) => one.endsWith('form/shared-word'));
  assert.is(missing.length, 10, found.join('\n'));
  assert.is(report.split('_shared/entities.yaml has no entry `our-zone`.').length - 1, 6, 'three files in full');
  assert.match(
    report,
    'The same at 4 more places:\n  thing/list-things-3.yaml:7:13\n  thing/list-things-3.yaml:8:9\n  thing/list-things-4.yaml:7:13\n',
  );
});

test('an exception with a mistake of its own is told, and it and the others hold all the same', () => {
  const missing = (found: string[]): string[] => found.filter((one) => one.endsWith(': facts/param-missing'));
  const others = '- { rule: facts/param-missing, manifest: list-things-2, reason: "Only what our people ask for." }\n';
  const before = findingsWith(ENTITIES, EXCEPTIONS + others).found;
  const { found } = findingsWith(ENTITIES, EXCEPTIONS.replace(/reason: ".*"/, 'reason: short') + others);
  assert.ok(found.includes('_shared/lint-exceptions.yaml: form/schema'), found.join('\n'));
  assert.equal(missing(found), missing(before));
  assert.ok(missing(findingsWith(ENTITIES, '').found).length > missing(before).length, 'they excuse something');
});

test('with its words each manifest is judged whole, and an exception that is not needed is told', () => {
  const { found } = findingsWith(ENTITIES);
  assert.not.ok(
    found.some((one) => /form\/(yaml|shared-word|fits-together)/.test(one)),
    found.join('\n'),
  );
  assert.ok(found.some((one) => one.includes('facts/')));
});

test.run();
