import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

/** What CloudStack wants encoded; it says so only in its sentences. */
const ENCODED: Readonly<Record<string, 'base64' | 'url'>> = {
  userdata: 'base64',
  cniconfig: 'base64',
  extraconfig: 'url',
};

/** In what CloudStack counts, by the name of the argument. */
const UNITS: readonly (readonly [name: RegExp, unit: string])[] = [
  [/^(?:size|disksize|rootdisksize|minsize|maxsize)$/, 'GiB'],
  [/^(?:memory|minmemory|maxmemory|videoram)$/, 'MiB'],
  [/^(?:cpuspeed|mincpuspeed|maxcpuspeed)$/, 'MHz'],
  [/(?:capacity|size)bytes$/, 'bytes'],
  [/^bytes(?:read|write)rate(?:max)?$/, 'bytes'],
];

/** Units of one kind, so that only a slip between them is told. */
const KINDS: readonly (readonly string[])[] = [
  ['bytes', 'b', 'kib', 'mib', 'gib', 'tib', 'kb', 'mb', 'gb', 'tb'],
  ['hz', 'khz', 'mhz', 'ghz'],
];

const example = (encoding: string): Example =>
  asFile(
    'user-data/register-user-data.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: registerUserData
title: Register user data
description: >-
  Keeps a text for cloud-init under a name, so that new machines can be made with it. Machines that run already are not
  touched; to give one another text use update-virtual-machine.
keywords: [cloud-init, init script]
effect: change
since: "4.18"
answer: { kind: object, of: UserDataResponse }
include: [owner]

params:
  name: { type: string, required: true, description: What to call it. }
  userdata: { type: string, required: true, ${encoding}maxLength: 1048576, sensitive: true, description: "The text, as plain text." }
  params: { type: string, more: true, description: "Names of the values that are filled in, with commas between them." }

danger:
  severity: medium
  category: configuration
  warning: 'The user data "{{args.name}}" will be registered.'
  reversible: true
  undo: delete-user-data removes it again.

changes: [user-data]

output:
  done: "The user data {{item.name}} is registered (id {{item.id}})."

examples:
  - ask: Keep this cloud-init script as web-setup
    args: { name: web-setup, userdata: "#!/bin/sh\\necho hello" }
`,
    { 'user-data/delete-user-data.yaml': 'command: deleteUserData\n' },
    `params:\n  userdata: { type: string, required: true, ${encoding}sensitive: true, description: "The text, as plain text." }`,
  );

export const sentAs: Rule = {
  id: 'facts/sent-as',
  title: 'An argument goes out in the unit and the encoding that CloudStack reads.',
  why: 'Somebody who asks for 20 gets a disk of another size by a factor of a thousand, and a script that was not encoded is refused or runs as noise.',
  severity: 'error',
  bad: example(''),
  good: example('encoding: base64, '),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const encoding = ENCODED[name];
      if (encoding !== undefined && fact.type === 'string' && param.type === 'string' && param.encoding !== encoding) {
        yield {
          at: param.encoding === undefined || at[0] === 'include' ? at : [...at, 'encoding'],
          message: `CloudStack wants \`${name}\` in ${encoding}.`,
          hint: `Add \`encoding: ${encoding}\`: people give plain text, and the server turns it into ${encoding}.`,
        };
      }
      const unit = UNITS.find(([pattern]) => pattern.test(name))?.[1];
      const written = param.unit?.toLowerCase();
      if (unit === undefined || written === undefined || written === unit.toLowerCase()) continue;
      const kind = KINDS.find((units) => units.includes(unit.toLowerCase()));
      // GB and GiB are told apart by nobody who types a number.
      if (!kind?.includes(written) || written === unit.toLowerCase().replace('i', '')) continue;
      yield {
        at: at[0] === 'include' ? at : [...at, 'unit'],
        part: 'value',
        message: `CloudStack counts \`${name}\` in ${unit}, not in ${param.unit ?? ''}.`,
        hint: `Write \`unit: ${unit}\`.`,
      };
    }
  },
};
