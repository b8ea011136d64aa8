import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';

const example = (command: string): Example =>
  asFile(
    'volume/get-upload-params-for-volume.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: getUploadParamsForVolume
title: Prepare the upload of a volume
description: >-
  Makes room for a volume and hands over a script that uploads a file into it. The script works for some minutes only.
  To make an empty disk use create-volume.
keywords: [import disk, push file]
effect: change
answer: { kind: object, of: GetUploadParamsResponse }
include: [owner]

params:
  name: { type: string, required: true, description: What to call the volume. }
  zoneid: { use: zone, required: true, description: Where it is kept. }
  format: { type: string, required: true, description: "The format of the file, such as QCOW2." }
  checksum: { type: string, more: true, description: What the file has to add up to. }
  diskofferingid: { use: disk-offering, more: true, description: The kind of disk. }
  imagestoreuuid: { use: image-store, more: true, description: The secondary storage to use. }

danger:
  severity: high
  category: reveals-secret
  warning: "A script is handed over that may upload a file as volume {{args.name}} in {{zone}}."
  reversible: true
  undo: It comes back by itself.
  impact: one volume
  confirm: prepare

changes: [volume]

secrets:
  hide: [metadata, postURL]
  give:
    signature:
      file: "upload-{{args.name}}.sh"
      template: "${command}"

output:
  done: "The upload of {{args.name}} is prepared."

examples:
  - ask: I want to upload a disk called old-data to Frankfurt
    args: { name: old-data, zoneid: fra-1, format: QCOW2 }
`,
    {},
    `secrets:\n  give:\n    signature:\n      file: "upload-{{args.name}}.sh"\n      template: "${command}"`,
  );

export const givenScript: Rule = {
  id: 'safety/given-script',
  title: 'In a script that is handed over each value stands in single quotes.',
  why: 'Somebody runs it. The engine makes values safe inside single quotes; outside of them a name such as `$(reboot)` is a command.',
  severity: 'error',
  bad: example("curl -F file=@disk -H x-signature:{{item.signature}} '{{item.postURL}}'"),
  good: example("curl -F file=@disk -H 'x-signature: {{item.signature}}' '{{item.postURL}}'"),
  *checkManifest({ manifest: { secrets = {} } }) {
    for (const [field, given] of Object.entries(secrets.give ?? {})) {
      if (typeof given === 'string' || !isScript(given)) continue;
      const at = ['secrets', 'give', field, 'template'];
      const outside = outsideQuotes(given.template);
      if (outside !== undefined) {
        yield {
          at,
          word: outside,
          message: `${outside} is not in single quotes, so a shell might run what is in it.`,
          hint: `Write '${outside}', with the words around it inside the same quotes.`,
        };
      }
      const pipe =
        /\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\beval\b|\brm\s+-[a-z]*[rf]|\bchmod\s+777|\bsudo\b|\bbase64\s+-d|>\s*\/(?:etc|root|home|usr)/.exec(
          given.template,
        )?.[0];
      if (pipe !== undefined) {
        yield {
          at,
          word: pipe,
          message: `"${pipe}" has no place in a script that people run without reading it.`,
          hint: 'Leave only the one command that uses what is handed over.',
        };
      }
    }
  },
};

function isScript({ file, template }: { file: string; template: string }): boolean {
  return (
    /\.(?:sh|bash|zsh|command|ps1)$/.test(file) ||
    /^\s*(?:#!|curl\b|wget\b|ssh\b|scp\b|export\b|kubectl\b)/.test(template)
  );
}

/** The first value that no single quotes are around. */
function outsideQuotes(template: string): string | undefined {
  for (const [at, part] of template.split("'").entries()) {
    // Every second part is quoted.
    const found = at % 2 === 0 ? /\{\{[^#^/>!{][^}]*\}\}/.exec(part)?.[0] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
