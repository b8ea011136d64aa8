import { readYamlFile } from '../../../../manifest/read-yaml.js';
import type { Manifest } from '../../../../manifest/types.js';
import { toolNameOf } from '../../context.js';
import type { FolderContext } from '../../context.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';
import { oncePer } from '../../once-per.js';

const ALSO = '  also:\n    disks: { use: volume, by: { virtualmachineid: id }, label: Its volumes }\n';

const text = (also: string): string => `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: expungeVirtualMachine
title: Expunge a virtual machine
description: >-
  Deletes a destroyed virtual machine for good, with its root disk. To get it back instead, use
  recover-virtual-machine.
keywords: [purge, wipe]
effect: change
async: true
answer: { kind: success }

params:
  id: { use: virtual-machine, required: true, description: The virtual machine. }

danger:
  severity: critical
  category: data-loss
  warning: "{{vm}} of {{vm.account}} in {{vm.zonename}} and its root disk will be deleted for good."
${also}  reversible: false
  impact: one virtual machine and its root disk
  confirm: expunge

changes: [virtual-machine, volume]

output:
  done: "{{vm}} is gone."

examples:
  - ask: Wipe web-03, which I destroyed yesterday
    args: { id: web-03 }
`;

/** What counts here is what it deletes and what it says of that. */
const OTHER = `command: destroyVirtualMachine
params:
  id: { use: virtual-machine, required: true }
danger:
  category: data-loss
${ALSO}`;

const example = (also: string): Example =>
  asFile(
    'virtual-machine/expunge-virtual-machine.yaml',
    text(also),
    { 'virtual-machine/destroy-virtual-machine.yaml': OTHER },
    also === '' ? '# without `also`' : `danger:\n${also}`,
  );

export const countsDependents: Rule = {
  id: 'safety/counts-dependents',
  title:
    'Who deletes something for good counts what goes with it, as other tools do that delete the same kind of thing.',
  why: 'The person who says yes sees how many disks a machine has when another tool deletes it, and here loses them without a word.',
  severity: 'warning',
  bad: example(''),
  good: example(ALSO),
  *compareManifest({ manifest, source }, context) {
    if (manifest.danger?.reversible !== false || manifest.danger.also !== undefined || !isLoss(manifest)) return;
    const by = countedBy(context).get(deletedKind(manifest) ?? '');
    if (by === undefined || by === toolNameOf(source)) return;
    yield {
      at: ['danger'],
      message: `${by}, which deletes the same kind of thing, counts what goes with it; this tool does not.`,
      hint: `Copy \`also:\` from ${by}.`,
    };
  },
};

/** Only what deletes: what changes a thing may lose data of it, and leaves what hangs on it. */
function isLoss({ command, danger }: Partial<Manifest>): boolean {
  return danger?.category === 'data-loss' && /^(?:delete|destroy|expunge|purge)/.test(command ?? '');
}

/** What a tool is about: the thing that must be named. */
function deletedKind({ params }: Partial<Manifest>): string | undefined {
  return Object.values(params ?? {}).find((param) => param.required === true && param.use !== undefined)?.use;
}

/** A tool that deletes a kind of thing and counts what goes with it. */
const countedBy = oncePer((context: FolderContext): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const source of context.manifests) {
    // Reading them all would cost more than the whole check of one.
    if (!/^\s+also:/m.test(source.text) || !/category:\s*data-loss/.test(source.text)) continue;
    const manifest = (readYamlFile(source).data ?? {}) as Partial<Manifest>;
    const kind = typeof manifest === 'object' && isLoss(manifest) ? deletedKind(manifest) : undefined;
    if (kind !== undefined && manifest.danger?.also !== undefined && !found.has(kind)) {
      found.set(kind, toolNameOf(source));
    }
  }
  return found;
});
