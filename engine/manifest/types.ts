import type { Synonyms } from '../search/lexicon.js';

/** The shapes of what people write in manifests/; schemas/tool.schema.json is the authority, these are its TypeScript. */

export type Severity = 'low' | 'medium' | 'high' | 'critical';
export type Effect = 'read' | 'change';
export type TimeToLive = 'list' | 'infrastructure' | 'configuration' | 'none';
export type AnswerKind = 'list' | 'object' | 'success' | 'none';

type Scalar = string | number | boolean;

/** One condition on one value; see conditions.ts for what each form means. */
export type Test =
  | string
  | number
  | boolean
  | (string | number | boolean)[]
  | { present?: boolean; not?: Scalar | Scalar[]; over?: number; under?: number; matches?: string }
  | { covers: 'internet'; absent?: boolean };

/** Keys are AND; a list of conditions is OR. A key is an argument, or `object.field` of a bound object. */
export type When = Record<string, Test>;
export type Condition = When | When[];

/** How a map or list of records travels; a plain list is joined by commas. See cloudstack/encode.ts. */
export type Wire = 'kv' | 'free' | 'record' | 'prefix' | { kv: [name: string, value: string] };

export interface Param {
  use?: string;
  list?: boolean;
  as?: string;
  resolve?: { by: string; map: Record<string, string>; as?: string };
  literals?: string[];
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  description?: string;
  required?: boolean;
  enum?: (string | number)[];
  open?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  boundary?: 'start' | 'end';
  items?: Param | { properties: Record<string, Param> };
  properties?: Record<string, Param>;
  additionalProperties?: Param | boolean;
  wire?: Wire;
  emptyValue?: 'omit';
  encoding?: 'base64' | 'url';
  codes?: Record<string, number>;
  unit?: string;
  sensitive?: boolean | 'userinfo';
  preset?: string | number | boolean;
  unless?: string[];
  default?: string | number | boolean;
  for?: string[];
  since?: string;
  deprecated?: string;
  keepEmpty?: boolean;
  more?: boolean;
}

/** What later folders may do to earlier ones. `refuse-weaker`: replace a tool, but neither ask less nor change shared words. */
export type OverridePolicy = 'allow' | 'refuse-weaker' | 'refuse';

export interface Rule {
  atMostOne?: string[];
  exactlyOne?: string[];
  atLeastOne?: string[];
  /** Something besides these. */
  moreThan?: string[];
  together?: string[];
  requires?: string[];
  when?: Condition;
}

/** What has to be true of the objects of a call; `otherwise` says why it cannot be done and what to do first. */
/** What a cloud needs besides its release so that it offers the command: a fuller build, a setting that is true, a plugin. */
export interface Requires {
  build?: 'noredist';
  setting?: string;
  plugin?: string;
  /** It leads somewhere only in a session that a browser opened; see authorise.ts. */
  session?: 'browser';
}

export interface Possible {
  when: Condition;
  otherwise: string;
}

export interface Escalation {
  when: Condition;
  severity?: Severity;
  reversible?: boolean;
  warning?: string;
  impact?: string;
}

/** Things of one kind that hang on an object of the call. */
export interface Dependents {
  use: string;
  /** Parameter of the entity's list command -> an argument of the call, or `object.field`. */
  by: Record<string, string>;
  /** What stands before their number. */
  label: string;
}

export interface Danger {
  severity: Severity;
  category?: string;
  warning?: string;
  reversible?: boolean;
  /** A sentence: which tool takes it back, or that it passes by itself. */
  undo?: string;
  /** What hangs on the object, counted for the plan: `{{machines}}` in texts, `machines.count` in conditions. */
  also?: Record<string, Dependents>;
  impact?: string;
  confirm?: string;
  escalate?: Escalation[];
}

export type HiddenField = string | { field: string; when: Condition };
export type GivenSecret = string | { file: string; template: string };
export type Column = string | Record<string, string>;

/** A filter that depends on another field of the row: the unit of a number whose kind says what it counts. */
export interface RowUnit {
  by: string;
  is: Record<string, string>;
}

export interface Output {
  columns?: Column[];
  /** Filters of this tool's own, by the name that columns give them. */
  units?: Record<string, RowUnit>;
  /** What CloudStack's codes are called, by the name that columns give such a filter. */
  words?: Record<string, Record<string, string>>;
  sort?: string;
  done?: string;
  card?: string;
  empty?: string;
}

export interface Manifest {
  command: string;
  /** It takes the place of the tool of the same name from an earlier folder; see catalog.ts. */
  overrides?: true;
  title: string;
  description: string;
  keywords?: string[];
  /** Other names under which the tool can be called. */
  aliases?: string[];
  effect: Effect;
  async?: boolean;
  repeat?: 'safe';
  since?: string;
  requires?: Requires;
  /** CloudStack is going to remove it; `instead` names the tools that have come in its place. */
  status?: 'deprecated';
  instead?: string[];
  for?: string[];
  answer: { kind: AnswerKind; of?: string };
  include?: string[];
  params?: Record<string, Param>;
  rules?: Rule[];
  possible?: Possible[];
  danger?: Danger;
  changes?: string[];
  shows?: string[];
  ttl?: TimeToLive;
  secrets?: { hide?: HiddenField[]; give?: Record<string, GivenSecret> };
  output?: Output;
  examples?: { ask: string; args: Record<string, unknown> }[];
}

/** How one kind of thing is found by what a person calls it; format-notes 3.2. */
export interface Entity {
  list: string;
  /** Kinds that the same commands take as well: a router is a machine of the system, too. */
  or?: string[];
  /** The field of its rows that holds them, where they have no list of their own: rules of a group. */
  in?: string;
  filter?: string;
  sees?: string[];
  name?: string[];
  /** What a thing without a name is called: a template over its fields; see names/label.ts. */
  label?: string;
  tell?: string[];
  also?: string[];
  within?: string[];
  send?: Record<string, string | number | boolean>;
  fallback?: Record<string, string | number | boolean>;
  /** The parameter of the list that takes an id; empty: it has none. */
  byId?: string;
  id?: string;
  needs?: string[];
  /** Of what it needs: the kind of thing that is gone through if the call does not say which one; see find-within.ts. */
  each?: Record<string, string>;
  fills?: Record<string, string>;
  /** Field -> states that soon end by themselves: where an answer shows one, the thing is looked up once more. */
  passing?: Record<string, string[]>;
  /** How the one whose API key is used is found, and what `doctor` says of it. */
  ofKey?: OfKey;
  as: string;
}

export interface OfKey {
  /** The command that takes a key; a role that may not call it looks through the list. */
  command: string;
  param: string;
  /** The field of the list that holds the key. */
  field: string;
  /** A text over its fields. */
  says: string;
}

/** Tools that a client sees together. */
export interface Toolset {
  description: string;
  /** Names and globs, as `--tools` takes them, the most needed first. */
  tools: string[];
  /** What they may cost; what is beyond it is found and not listed. */
  tokens?: number;
}

/** What many manifests share: `manifests/_shared/*.yaml`. */
export interface Vocabulary {
  entities: Record<string, Entity>;
  groups: Record<string, Record<string, Param>>;
  partials: Record<string, string>;
  toolsets: Record<string, Toolset>;
  synonyms: Synonyms;
}

/** A manifest made ready: shared parameters merged in, presets and words filled, plain data so that it can be cached. */
export interface Tool extends Manifest {
  /** The file's name without its ending; the name under which MCP clients see it. */
  name: string;
  /** The folder: what kind of thing it is about. */
  resource: string;
  /** Where it was written, relative to its manifests folder; for messages. */
  file: string;
  params: Record<string, Param>;
  listed: ListedTool;
}

/** What `tools/list` shows. */
export interface ListedTool {
  name: string;
  description: string;
  inputSchema: JsonSchema & { type: 'object' };
  /** Only where answers carry structured content. */
  outputSchema?: JsonSchema & { type: 'object' };
  annotations: Annotations;
}

export interface Annotations {
  title: string;
  readOnlyHint: boolean;
  destructiveHint: boolean;
  idempotentHint: boolean;
  openWorldHint: boolean;
}

export type JsonSchema = { [key: string]: unknown };
