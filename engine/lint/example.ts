import { createHash } from 'node:crypto';
import type { SourceFile } from '../manifest/find-files.js';

/** A file that breaks a rule, or keeps it. */
export interface Example {
  /** What `--explain` shows: the part that matters. */
  shown: string;
  file: SourceFile;
  /** What lies beside it. */
  beside: readonly SourceFile[];
}

const CHANGE = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: rebootRouter
title: Reboot a virtual router
description: >-
  Restarts a virtual router, which interrupts the traffic of its network for some minutes. To restart the network
  with a new router, use restart-network.
keywords: [gateway, restart]
effect: change
async: true
answer: { kind: object, of: DomainRouterResponse }
for: [admin, resource-admin]

params:
  id: { use: router, required: true, description: The router to restart. }
  forced: { type: boolean, since: "4.16.0", more: true, description: Stop it even if it does not answer. }

danger:
  severity: high
  category: interruption
  warning: "{{router}} in {{router.zonename}} is restarted."
  reversible: true
  impact: every guest of its network
  confirm: reboot
  escalate:
    - when: { forced: true }
      severity: critical
      warning: It is stopped at once, without waiting for it.

changes: [router]

output:
  done: "{{item.name}} is {{item.state}}."

examples:
  - ask: Restart the router r-12-VM
    args: { id: r-12-VM }
`;

const READ = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: listRouters
title: List virtual routers
description: >-
  Shows the virtual routers of networks with their state and place. To restart one, use reboot-router.
keywords: [gateways]
effect: read
answer: { kind: list, of: DomainRouterResponse }
for: [admin, resource-admin]

params:
  zoneid: { use: zone, description: Only in this zone. }

shows: [router]
ttl: list

output:
  columns:
    - name
    - state
    - zone: zonename
    - id
  sort: name
  empty: No virtual router matches.

examples:
  - ask: Which routers run in the zone fra-1?
    args: { zoneid: fra-1 }
`;

/** A changing tool with these parts in the place of its own; an empty fragment is the tool itself. */
export function inChange(fragment: string, beside: Record<string, string> = {}): Example {
  return asFile('router/reboot-router.yaml', withParts(CHANGE, fragment), beside, fragment);
}

/** The same for a list. */
export function inRead(fragment: string, beside: Record<string, string> = {}): Example {
  return asFile('router/list-routers.yaml', withParts(READ, fragment), beside, fragment);
}

/** A whole file by its name in the folder of manifests, with others beside it. */
export function asFile(name: string, text: string, beside: Record<string, string> = {}, shown = text): Example {
  return {
    shown: shown.replace(/\n+$/, ''),
    file: sourceOf(name, text),
    beside: Object.entries(beside).map(([other, content]) => sourceOf(other, content)),
  };
}

/** The changing tool under another name, for rules about names. */
export function named(name: string, fragment = ''): Example {
  return asFile(name, withParts(CHANGE, fragment), {}, `# ${name}\n${fragment}`);
}

function sourceOf(name: string, text: string): SourceFile {
  return { path: name, name, text, hash: createHash('sha1').update(text).digest('base64') };
}

/** Puts the top-level keys of a fragment in the place of those that the base has; new ones go to the end. */
function withParts(base: string, fragment: string): string {
  const own = blocksOf(fragment);
  const blocks = blocksOf(base).map((block) => {
    const at = own.findIndex(({ key }) => key === block.key);
    const found = at < 0 ? undefined : own.splice(at, 1)[0];
    return found ? { ...found, text: `${found.text.trimEnd()}\n${/\n\n$/.test(block.text) ? '\n' : ''}` } : block;
  });
  return [...blocks, ...own].map(({ text }) => text).join('');
}

/** A text cut before each line that begins a top-level key; what stands before the first has the key ''. */
function blocksOf(text: string): { key: string; text: string }[] {
  return text
    .split(/^(?=[\w"'$]+:)/m)
    .filter((block) => block !== '')
    .map((block) => ({ key: /^([\w"'$]+):/.exec(block)?.[1] ?? '', text: block }));
}
