import * as assert from 'uvu/assert';
import { planFor } from '../../../engine/call/guard/plan.js';
import type { Plan } from '../../../engine/call/guard/plan.js';
import type { Danger, Tool } from '../../../engine/manifest/types.js';
import type { NamedObject, Resolved } from '../../../engine/call/names/resolve-names.js';

export const ID = '7d263be8-9661-5f5e-b2c0-b87ac8356793';
export const WEB: NamedObject = { argument: 'id', id: ID, name: 'web-01', isSeen: true };

export function toolWith(danger: Danger | undefined): Tool {
  const listed = {} as Tool['listed'];
  const tool: Tool = {
    name: 'destroy-virtual-machine',
    resource: 'virtual-machine',
    file: 'virtual-machine/destroy-virtual-machine.yaml',
    command: 'destroyVirtualMachine',
    title: 'Destroy a virtual machine',
    description: '',
    effect: 'change',
    answer: { kind: 'object' },
    params: {},
    listed,
  };
  return danger ? { ...tool, danger } : tool;
}

export function plan(
  danger: Danger,
  args: Record<string, unknown> = {},
  objects: NamedObject[] = [WEB],
  bound: Resolved['bound'] = {},
): Plan {
  const made = planFor(toolWith(danger), { args, objects, bound }, { args, ...bound }, { entities: {}, partials: {} });
  assert.ok(made);
  return made;
}
