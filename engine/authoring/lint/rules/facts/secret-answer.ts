import { isSecretName } from '../../../../call/secrets/secret-names.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';

const example = (secrets: string): Example =>
  asFile(
    'snapshot/extract-snapshot.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: extractSnapshot
title: Make a download link for a snapshot
description: >-
  Prepares a file with the data of a snapshot and gives a link to download it. Whoever has the link can read all data
  on it. To make a new disk of it, use create-volume.
keywords: [export, backup file]
effect: change
async: true
since: "4.20"
for: [admin]
answer: { kind: object, of: ExtractResponse }

params:
  id: { use: snapshot, required: true, description: The snapshot. }
  zoneid: { use: zone, required: true, description: The zone that it is in. }

danger:
  severity: high
  category: reveals-secret
  warning: "All data of snapshot {{snapshot}} can be read by whoever has the link."
  reversible: false
  impact: one snapshot
  confirm: extract

changes: [snapshot]
${secrets}
output:
  done: "The download link for {{snapshot}} is ready."

examples:
  - ask: I need the data of the snapshot db-1-nightly as a file
    args: { id: db-1-nightly, zoneid: fra-1 }
`,
    {},
    secrets === '' ? '# without secrets' : secrets,
  );

export const secretAnswer: Rule = {
  id: 'facts/secret-answer',
  title: 'Every secret of an answer is hidden, or handed over in a private file.',
  why: 'What is neither is shown to the model, and with it to whoever reads the conversation.',
  severity: 'error',
  bad: example(''),
  good: example('\nsecrets:\n  give:\n    url: "{{snapshot.name}}.url"\n'),
  *checkManifest({ manifest, facts }) {
    const { hide = [], give = {} } = manifest.secrets ?? {};
    const hidden = hide.map((entry) => (typeof entry === 'string' ? entry : entry.field));
    for (const field of facts?.sensitiveFields ?? []) {
      // The engine knows most secrets by the last part of their name.
      if (isSecretName(field.split('.').at(-1) ?? field) || hidden.includes(field) || Object.hasOwn(give, field))
        continue;
      yield {
        at: ['secrets'],
        message: `The answer holds a secret, \`${field}\`, which everybody in the conversation would see.`,
        hint: `Add \`secrets: { hide: [${field}] }\`. If the call is made to get it, add \`secrets: { give: { ${field}: "${field}.txt" } }\` instead, which puts it into a private file.`,
      };
    }
  },
};
