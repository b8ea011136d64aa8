import { createHash } from 'node:crypto';
import type { SourceFile } from '../../manifest/find-files.js';
import type { ExampleWorld } from './context.js';
import { topLevelOrder } from './key-orders.js';

/** A file that breaks a rule, or keeps it. */
export interface Example {
  /** What `--explain` shows: the part that matters. */
  shown: string;
  file: SourceFile;
  /** What lies beside it. */
  beside: readonly SourceFile[];
  /** It is judged together with all that lies beside it, for rules about what nobody uses. */
  isWhole?: true;
  /** What the cloud has on which it is tried, for rules about that. */
  world?: ExampleWorld;
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
for: [admin, resource-admin, domain-admin]
answer: { kind: object, of: DomainRouterResponse }

params:
  id: { use: router, required: true, description: The router to restart. }
  forced: { type: boolean, since: "4.16.0", more: true, description: Stop it even if it does not answer. }

danger:
  severity: high
  category: interruption
  warning: "{{router}} in {{router.zonename}} is restarted."
  reversible: true
  undo: It comes back by itself.
  impact: every virtual machine in its network
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
  Shows the virtual routers of networks with their state and place. To rebuild one, use restart-network.
keywords: [gateways]
effect: read
for: [admin, resource-admin, domain-admin]
answer: { kind: list, of: DomainRouterResponse }
include: [keyword, scope, paging]

params:
  zoneid: { use: zone, description: Only in this zone. }
  networkid: { use: network, description: Only those of this network. }
  state: { type: string, description: Only those in this state. }
  id: { use: router, more: true, description: Only this one. }
  name: { type: string, more: true, description: Only those with this name. }
  vpcid: { use: vpc, more: true, description: Only those of this VPC. }
  forvpc: { type: boolean, more: true, description: Only those of VPCs (or only others). }
  hostid: { use: host, more: true, description: Only those on this host. }
  clusterid: { use: cluster, more: true, description: Only in this cluster. }
  podid: { use: pod, more: true, description: Only in this pod. }
  version: { type: string, more: true, description: Only those whose software has this version. }
  healthchecksfailed: { type: boolean, since: "4.16", more: true, description: Only those with failed health checks. }
  fetchhealthcheckresults: { type: boolean, since: "4.14", more: true, description: Read the health checks as well. }
  arch: { type: string, since: "4.20.1", more: true, description: Only for this kind of CPU. }

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

const UPDATE = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: updateFirewallRule
title: Change a firewall rule
description: >-
  Changes who sees a firewall rule. To change ports or addresses, delete the rule with delete-firewall-rule and make
  another with create-firewall-rule.
keywords: [visibility, custom id]
effect: change
async: true
answer: { kind: object, of: FirewallResponse }

params:
  id: { use: firewall-rule, required: true, description: The id of the rule. }
  fordisplay: { type: boolean, for: [admin], more: true, description: Whether users see it. }
  customid: { type: string, for: [admin], more: true, description: An id of your own for it. }

rules:
  - moreThan: [id]

danger:
  severity: medium
  category: configuration
  warning: "{{rule}} is changed."
  reversible: true

changes: [firewall-rule]

output:
  done: "{{rule}} is changed."

examples:
  - ask: Hide this firewall rule from users
    args: { id: 6e0f2a2c-1f52-4c29-9d1c-0f3c5b9f7b11, fordisplay: false }
`;

const WITH_RECORDS = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: executeClusterDrsPlan
title: Move machines to balance a cluster
description: >-
  Moves the virtual machines of a cluster to other hosts, as a plan says or as given here. To move one machine, use
  migrate-virtual-machine.
keywords: [load balancing, spread load]
effect: change
async: true
since: "4.19"
for: [admin]
answer: { kind: object, of: ClusterDrsPlanResponse }

params:
  id: { use: cluster, required: true, description: The cluster to balance. }
  migrateto:
    type: array
    wire: record
    description: Which machine goes to which host.
    items:
      properties:
        vm: { use: virtual-machine, required: true, description: The machine to move. }
        host: { use: host, required: true, description: Where it goes. }

danger:
  severity: high
  category: interruption
  warning: "Machines of cluster {{cluster}} are moved to other hosts."
  reversible: true
  undo: It comes back by itself.
  impact: the machines that are moved
  confirm: balance

changes: [cluster, virtual-machine, host]

output:
  done: "The machines of {{cluster}} are being moved."

examples:
  - ask: Move web-03 to the host host-2 so that the cluster c-1 is balanced
    args: { id: c-1, migrateto: [{ vm: web-03, host: host-2 }] }
`;

/** A changing tool with these parts in the place of its own; an empty fragment is the tool itself. */
export function inChange(fragment: string, beside: Record<string, string> = {}): Example {
  return asFile('router/reboot-router.yaml', withParts(CHANGE, fragment), beside, fragment);
}

/** The same with another warning. */
export function inWarning(warning: string): Example {
  return inChange(
    `danger:\n  severity: critical\n  category: interruption\n  warning: "${warning}"\n  reversible: true\n  undo: It comes back by itself.\n  impact: every virtual machine in its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      warning: It will be stopped at once.\n`,
  );
}

/** The same for a list. */
export function inRead(fragment: string, beside: Record<string, string> = {}): Example {
  return asFile('router/list-routers.yaml', withParts(READ, fragment), beside, fragment);
}

/** The same for a change of what a thing is like. */
export function inUpdate(fragment: string): Example {
  return asFile('firewall-rule/update-firewall-rule.yaml', withParts(UPDATE, fragment), {}, fragment);
}

/** The same for a change that takes records, and that older clouds do not have. */
export function inRecords(fragment: string): Example {
  return asFile('cluster/execute-cluster-drs-plan.yaml', withParts(WITH_RECORDS, fragment), {}, fragment);
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

/**
 * Puts the top-level keys of a fragment in the place of those that the base has; new ones go to the end. Parameters that
 * the fragment does not write stay as long as the command does: an example about one need not tell the others.
 */
function withParts(base: string, fragment: string): string {
  const own = blocksOf(fragment);
  const isOtherCommand = own.some(({ key }) => key === 'command');
  const blocks = blocksOf(base).map((block) => {
    const at = own.findIndex(({ key }) => key === block.key);
    const written = at < 0 ? undefined : own.splice(at, 1)[0];
    const found = written?.key === 'params' && !isOtherCommand ? withOtherParams(written, block) : written;
    return found ? { ...found, text: `${found.text.trimEnd()}\n${/\n\n$/.test(block.text) ? '\n' : ''}` } : block;
  });
  return own
    .reduce(inItsPlace, blocks)
    .map(({ text }) => text)
    .join('');
}

/** A new key stands before the first that comes after it in the format; a word that the format lacks, at the end. */
function inItsPlace(blocks: readonly Block[], written: Block): Block[] {
  const block = { ...written, text: `${written.text.trimEnd()}\n` };
  const order = topLevelOrder();
  const rank = order.indexOf(block.key);
  const at = rank < 0 ? -1 : blocks.findIndex(({ key }) => order.indexOf(key) > rank);
  return at < 0 ? [...blocks, block] : [...blocks.slice(0, at), block, ...blocks.slice(at)];
}

interface Block {
  key: string;
  text: string;
}

/** Each parameter of the base is one line. A fragment that is no block, such as `params: {}`, stays as it is. */
function withOtherParams(written: Block, base: Block): Block {
  if (!/^params:[ \t]*\n/.test(written.text)) return written;
  const isWritten = (line: string): boolean => written.text.includes(`\n${/^ {2}\w+:/.exec(line)?.[0] ?? ''}`);
  const others = base.text
    .trimEnd()
    .split('\n')
    .slice(1)
    .filter((line) => !isWritten(line));
  return { ...written, text: [written.text.trimEnd(), ...others].join('\n') };
}

/** A text cut before each line that begins a top-level key; what stands before the first has the key ''. */
/** What to show of an example: its own part, or else what stands in the file where the other example has its part. */
export function shownOf({ shown, file }: Example, other: Example): string {
  if (shown !== '') return shown;
  const keys = new Set(blocksOf(other.shown).map(({ key }) => key));
  const parts = blocksOf(file.text).filter(({ key }) => keys.has(key));
  return (parts.length > 0 ? parts.map(({ text }) => text).join('') : file.text).trimEnd();
}

function blocksOf(text: string): Block[] {
  return text
    .split(/^(?=[\w"'$]+:)/m)
    .filter((block) => block !== '')
    .map((block) => ({ key: /^([\w"'$]+):/.exec(block)?.[1] ?? '', text: block }));
}
