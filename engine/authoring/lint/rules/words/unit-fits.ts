import type { Path } from '../../../../manifest/read-yaml.js';
import type { Param } from '../../../../manifest/types.js';
import { asFile } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';

const example = (text: string): ReturnType<typeof asFile> =>
  asFile(
    'usage/remove-raw-usage-records.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: removeRawUsageRecords
title: Delete old measurements
description: >-
  Deletes measurements of usage that are older than some days. To make new ones from them before, use
  generate-usage-records.
keywords: [clean up metering]
effect: change
for: [admin]
answer: { kind: success, of: SuccessResponse }

params:
  interval: { type: integer, minimum: 1, unit: days, required: true, description: ${text} }

danger:
  severity: critical
  category: data-loss
  warning: "Measurements older than {{args.interval}} days will be deleted for good."
  reversible: false
  impact: usage of the whole cloud
  confirm: delete

changes: [capacity]

output:
  done: "Measurements older than {{args.interval}} days are deleted."

examples:
  - ask: Throw away usage data that is older than three months
    args: { interval: 90 }
`,
    {},
    `params:\n  interval: { type: integer, minimum: 1, unit: days, required: true, description: ${text} }`,
  );

/** The ways to write each unit, and what all units of that group measure. */
const UNITS: readonly (readonly [unit: string, group: string, written: string])[] = [
  ['bytes', 'size', 'bytes'],
  ['KiB', 'size', 'ki?b|kilobytes?'],
  ['MiB', 'size', 'mi?b|megabytes?'],
  ['GiB', 'size', 'gi?b|gigabytes?'],
  ['TiB', 'size', 'ti?b|terabytes?'],
  ['milliseconds', 'time', 'ms|milliseconds?'],
  ['seconds', 'time', 'seconds?'],
  ['minutes', 'time', 'minutes?'],
  ['hours', 'time', 'hours?'],
  ['days', 'time', 'days?'],
  ['MHz', 'speed', 'mhz'],
  ['GHz', 'speed', 'ghz'],
];

/** "In MB", "how many minutes", "(GB)": the unit that is meant. "An hour if absent" is only a value. */
const MEANT = UNITS.map(([name, group, written]) => ({
  name,
  group,
  is: new RegExp(`^(?:${written})$`, 'i'),
  said: new RegExp(`(?:\\b(?:in|many|number of|amount of)\\s+|\\()(${written})\\b`, 'i'),
}));

export const unitFits: Rule = {
  id: 'words/unit-fits',
  title: 'The text of an argument speaks of the unit that it counts in.',
  why: 'Model and person read both. Where `unit` says GiB and the text says MB, a disk becomes a thousand times too large.',
  severity: 'error',
  bad: example('How many hours old they are at least.'),
  good: example('How old they are at least.'),
  *checkManifest({ manifest }) {
    for (const [name, param] of Object.entries(manifest.params ?? {})) yield* inParam(['params', name], param);
  },
};

function* inParam(at: Path, { unit, description = '', properties = {} }: Param): Iterable<Finding> {
  for (const [name, inner] of Object.entries(properties)) yield* inParam([...at, 'properties', name], inner);
  const own = unit === undefined ? undefined : MEANT.find(({ is }) => is.test(unit));
  if (own === undefined || unit === undefined || own.said.test(description)) return;
  const other = MEANT.find(
    ({ name, group, said }) => name !== own.name && group === own.group && said.test(description),
  );
  const said = other?.said.exec(description)?.[1];
  if (said === undefined) return;
  yield {
    at: [...at, 'description'],
    word: said,
    message: `The text says ${said}, but this argument counts in ${unit}.`,
    hint: `Leave it out: "in ${unit}" is added by itself. If CloudStack counts in ${said}, correct \`unit\`.`,
  };
}
