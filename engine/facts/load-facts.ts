import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity, When } from '../manifest/types.js';
import { SCHEMAS } from '../package-paths.js';

export type Role = 'Admin' | 'ResourceAdmin' | 'DomainAdmin' | 'User';

export interface ParameterFacts {
  name: string;
  type:
    | 'string'
    | 'uuid'
    | 'boolean'
    | 'integer'
    | 'short'
    | 'long'
    | 'float'
    | 'double'
    | 'date'
    | 'list'
    | 'map'
    | 'object';
  required?: boolean;
  length?: number;
  entityType?: string;
  collectionType?: string;
  mapStyle?: 'kv' | 'kv-or-free' | 'free' | 'free-first-index' | 'record';
  mapFields?: string[];
  since?: string;
  authorized?: Role[];
  adminOnly?: boolean;
  sensitive?: boolean;
  deprecated?: boolean;
  validations?: string[];
}

export interface CommandFacts {
  name: string;
  group: string;
  async: boolean;
  /** The immediate answer of the job carries the id of the new object. */
  asyncCreate?: boolean;
  kind: 'list' | 'object' | 'success' | 'auth' | 'none';
  answers: string;
  /** What the server really sends, where it declares another type. */
  answersReally?: string;
  /** Top-level key of the answer; the text "null" for commands without a response name. */
  envelope: string;
  /** Key inside the envelope; for asynchronous commands inside `jobresult`. */
  key: string | null;
  http: 'GET' | 'POST';
  roles: Role[];
  firstSeen: string;
  since?: string;
  build: string;
  gate?: { setting: string; default: string };
  authenticator?: boolean;
  deprecated?: boolean;
  sensitiveFields?: string[];
  /** Some argument is a secret. */
  sensitiveRequest?: boolean;
  /** How severe a call of it is at least; for a read, low says that it reveals nothing. */
  danger: Severity;
  /** Arguments that make it worse, in the words of the manifests' `when`. */
  dangerWhen?: { when: When; level: Severity }[];
  params: ParameterFacts[];
}

export interface FieldFacts {
  name: string;
  type: string;
  of?: string;
  since?: string;
  sensitive?: boolean;
}

export interface ApiFacts {
  version: string;
  commands: CommandFacts[];
  types: Record<string, { entities?: string[]; fields: FieldFacts[] }>;
  entities: Record<string, { listCommand: string | null; listKey: string | null; alternatives: string[] }>;
}

/** The facts of one command by its name. */
export function commandFacts(name: string): CommandFacts | undefined {
  byName ??= new Map(loadFacts().commands.map((command) => [command.name, command]));
  return byName.get(name);
}

let byName: Map<string, CommandFacts> | undefined;
let loaded: ApiFacts | undefined;

/** The facts about every CloudStack command, read once from `schemas/cloudstack-api.json` beside the package. */
export function loadFacts(): ApiFacts {
  loaded ??= JSON.parse(readFileSync(join(SCHEMAS, 'cloudstack-api.json'), 'utf8')) as ApiFacts;
  return loaded;
}
