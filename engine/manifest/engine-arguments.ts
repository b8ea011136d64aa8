import type { JsonSchema, Manifest } from './types.js';

/** The engine's own arguments. They begin with _ because CloudStack owns names like `format` and `page`. */
export interface EngineArguments {
  _confirm?: string;
  _phrase?: string;
  _dry_run?: boolean;
  _wait?: boolean;
  _page?: number;
  _from?: number;
  _fields?: string[];
  _filter?: Record<string, unknown>;
  _sort?: string;
  _group?: string[];
  _sum?: string[];
  _avg?: string[];
  _min?: string[];
  _max?: string[];
  _top?: number;
  _format?: 'table' | 'json' | 'csv';
  _save?: 'csv' | 'json';
}

interface EngineArgument {
  name: keyof EngineArguments;
  schema: JsonSchema;
  fits: (manifest: Manifest) => boolean;
}

const isChange = ({ effect }: Manifest): boolean => effect === 'change';
const isList = ({ effect, answer }: Manifest): boolean => effect === 'read' && answer.kind === 'list';
const mayAsk = (manifest: Manifest): boolean => isChange(manifest) || manifest.danger !== undefined;

const FIELDS = { type: 'array', items: { type: 'string' }, maxItems: 100 };
/** Each costs every row of a list, and every group. */
const TOTALS = { ...FIELDS, maxItems: 10 };

/**
 * The one home of the engine's arguments: what they are, and which tools take them. No listed schema shows them: what all
 * tools share is told once (server/mcp/instructions.ts), and by describe-tool.
 */
export const ENGINE_ARGUMENTS: readonly EngineArgument[] = [
  { name: '_confirm', fits: mayAsk, schema: { type: 'string', description: 'The token from the plan of this call' } },
  {
    name: '_phrase',
    fits: mayAsk,
    schema: { type: 'string', description: 'The phrase that the plan asks for' },
  },
  { name: '_dry_run', fits: isChange, schema: { type: 'boolean', description: 'Only show what would happen' } },
  {
    name: '_wait',
    fits: (manifest) => manifest.async === true,
    schema: { type: 'boolean', description: 'false: hand back the job at once' },
  },
  { name: '_page', fits: isList, schema: { type: 'integer', minimum: 1, description: 'Page to show' } },
  {
    name: '_from',
    fits: isList,
    schema: { type: 'integer', minimum: 1, description: 'Row to begin with, where an answer was cut within a page' },
  },
  {
    name: '_fields',
    fits: isList,
    schema: { ...FIELDS, description: 'Columns to show' },
  },
  {
    name: '_filter',
    fits: isList,
    schema: {
      type: 'object',
      additionalProperties: true,
      description:
        'Only rows that match: "state=Running|Stopped, name~web*, memory>=4GiB, created>-7d", or a map: {"state": "Running", "memory": {"over": "4GiB"}}; is, not, over, atLeast, under, atMost, matches, present, covers',
    },
  },
  {
    name: '_sort',
    fits: isList,
    schema: { type: 'string', description: 'Field to sort by; -field: descending' },
  },
  {
    name: '_group',
    fits: isList,
    schema: { ...FIELDS, description: 'Count the rows by this field, or by two; the largest groups first' },
  },
  {
    name: '_sum',
    fits: isList,
    schema: { ...TOTALS, description: 'Fields to add up, in each group or over all rows' },
  },
  { name: '_avg', fits: isList, schema: { ...TOTALS, description: 'Fields to average in the same way' } },
  { name: '_min', fits: isList, schema: { ...TOTALS, description: 'Fields whose least value to show' } },
  { name: '_max', fits: isList, schema: { ...TOTALS, description: 'Fields whose greatest value to show' } },
  {
    name: '_top',
    fits: isList,
    schema: { type: 'integer', minimum: 1, description: 'How many groups to show; the others as one line' },
  },
  {
    name: '_format',
    fits: isList,
    schema: { type: 'string', enum: ['table', 'json', 'csv'], description: 'Format of the result' },
  },
  {
    name: '_save',
    fits: isList,
    schema: {
      type: 'string',
      enum: ['csv', 'json'],
      description: 'Put all rows into a private file on the machine of this server and answer with its path',
    },
  },
];

/** All that a tool accepts. */
export function acceptedEngineArguments(manifest: Manifest): EngineArgument[] {
  return ENGINE_ARGUMENTS.filter(({ fits }) => fits(manifest));
}

/** Whether rows are chosen, sorted or added up here, so that all of them have to be read. */
export function needsAllRows({ _filter, _sort, _save, ...own }: EngineArguments): boolean {
  return asksForGroups(own) || [_filter, _sort, _save].some((given) => given !== undefined);
}

/** Whether groups are shown instead of rows. */
export function asksForGroups({ _group, _sum, _avg, _min, _max }: EngineArguments): boolean {
  return [_group, _sum, _avg, _min, _max].some((given) => given !== undefined);
}

/** Whether it accepts any of them. */
export function takesEngineArguments(manifest: Manifest): boolean {
  return ENGINE_ARGUMENTS.some(({ fits }) => fits(manifest));
}

/** Whether some tool accepts it. */
export function isEngineArgument(name: string): boolean {
  return ENGINE_ARGUMENTS.some((argument) => argument.name === name);
}
