import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Effect, Severity, When } from '../manifest/types.js';
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
  /** What its id really stands for, where CloudStack declares another type. */
  entityTypeReally?: string;
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

/**
 * What is known of a command. Only the first part is known of every one: what a server's listApis tells of a private or
 * newer command says nothing about the rest, and whoever asks has to live without it.
 */
export interface CommandFacts {
  name: string;
  async: boolean;
  params: ParameterFacts[];
  /** A name in `types`. */
  answers?: string;
  /** What the server really sends, where it declares another type. */
  answersReally?: string;
  since?: string;
  /** The release whose sources have it first: better than `since`. */
  firstSeen?: string;
  group?: string;
  /** The immediate answer of the job carries the id of the new object. */
  asyncCreate?: boolean;
  kind?: 'list' | 'object' | 'success' | 'auth' | 'none';
  /** Top-level key of the answer; the text "null" for commands without a response name. */
  envelope?: string;
  /** Key inside the envelope; for asynchronous commands inside `jobresult`. */
  key?: string | null;
  http?: 'GET' | 'POST';
  /** Whether it changes something, where its method misleads: some are sent with GET and make something. */
  effect?: Effect;
  /** Absent: not known who may call it. */
  roles?: Role[];
  /** `default`, or `profile:NAME` for one that only some builds of CloudStack have. */
  build?: string;
  gate?: { setting: string; default: string };
  authenticator?: boolean;
  deprecated?: boolean;
  sensitiveFields?: string[];
  /** Some argument is a secret. */
  sensitiveRequest?: boolean;
  /** How severe a call of it is at least; for a read, low says that it reveals nothing. */
  danger?: Severity;
  /** Arguments that make it worse, in the words of the manifests' `when`. */
  dangerWhen?: { when: When; level: Severity }[];
}

/** A command of CloudStack itself, of which everything is known. */
export type BuiltInCommand = CommandFacts &
  Required<
    Pick<
      CommandFacts,
      'answers' | 'firstSeen' | 'group' | 'kind' | 'envelope' | 'key' | 'http' | 'roles' | 'build' | 'danger'
    >
  >;

export interface FieldFacts {
  name: string;
  type: string;
  of?: string;
  since?: string;
  sensitive?: boolean;
}

export interface TypeFacts {
  entities?: string[];
  fields: FieldFacts[];
}

export interface ApiFacts {
  version: string;
  commands: BuiltInCommand[];
  types: Record<string, TypeFacts>;
  /** Fingerprints of CloudStack's own sentences, which manifests may not repeat; lint/wording/sentences.ts. */
  sentences?: string[];
  entities: Record<string, { listCommand: string | null; listKey: string | null; alternatives: string[] }>;
}

let loaded: ApiFacts | undefined;

/** The facts about every CloudStack command, read once from `schemas/cloudstack-api.json` beside the package. */
export function loadFacts(): ApiFacts {
  loaded ??= JSON.parse(readFileSync(join(SCHEMAS, 'cloudstack-api.json'), 'utf8')) as ApiFacts;
  return loaded;
}
