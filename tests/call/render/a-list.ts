import * as assert from 'uvu/assert';
import type { EngineArguments } from '../../../engine/manifest/engine-arguments.js';
import { ToolError } from '../../../engine/errors.js';
import type { Output, Tool } from '../../../engine/manifest/types.js';
import { showList } from '../../../engine/call/render/show-list.js';
import { createShownIds } from '../../../engine/call/render/shown-ids.js';
import type { ListPage } from '../../../engine/call/render/chosen-rows.js';
import type { Shown } from '../../../engine/call/render/shown.js';

export type Row = Record<string, unknown>;

export function toolWith(output: Output = { columns: ['name', 'state', 'id'] }): Tool {
  return {
    name: 'list-things',
    resource: 'thing',
    file: 'thing/list-things.yaml',
    command: 'listThings',
    title: 'List things',
    description: '',
    effect: 'read',
    answer: { kind: 'list' },
    params: {},
    output,
    listed: {} as Tool['listed'],
  };
}

export function show(
  rows: Row[],
  own: EngineArguments = {},
  page: Partial<ListPage> = {},
  output?: Output,
  tokens = 6_000,
): Shown {
  const paged = { rows, count: rows.length, page: 1, pageSize: 50, isWhole: false, ...page };
  const list = { from: (paged.page - 1) * paged.pageSize, ...paged };
  return showList(
    toolWith(output),
    list,
    own,
    { items: rows, count: list.count, args: {} },
    {},
    {
      ids: createShownIds(),
      tokens,
    },
  );
}

export function lines(shown: Shown): string[] {
  return shown.text.split('\n');
}

export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.instance(error, ToolError);
    return (error as ToolError).message;
  }
  return 'not refused';
}

export const THREE: Row[] = [
  { id: 'i1', name: 'web-10', state: 'Running', memory: 4096 },
  { id: 'i2', name: 'web-9', state: 'Stopped', memory: 1024 },
  { id: 'i3', name: 'db', state: 'Running' },
];
