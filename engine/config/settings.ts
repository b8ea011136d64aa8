import type { OverridePolicy, Severity } from '../manifest/types.js';

/** Everything an operator can decide, complete and checked. Times say their unit in their name. */
export interface Settings {
  /** Name of the cloud in use: 'default', or a name of `profiles:` in the YAML file or of a CloudMonkey profile. */
  profile: string;
  cloud: CloudSettings;
  /** With it `cloud` stays empty until whoever starts the demo cloud fills it in. */
  demo: boolean;
  /** Who is behind the calls, for the audit log and the cache keys. */
  caller: string;
  /** Extra folders with manifests, besides the built-in one. */
  manifests: string[];
  /** Whether manifests of one's own may take the place of others, or say less of the danger of a command. */
  overrides: OverridePolicy;
  /** Names of sets of _shared/toolsets.yaml, or `all`; empty means `core`, or all that `tools` names. */
  toolsets: string[];
  /** Globs of tool names or `resource/*`; empty means all. */
  tools: string[];
  excludeTools: string[];
  /** Commands that only read although their names do not say so. */
  knownReads: string[];
  readOnly: boolean;
  confirm: ConfirmSettings;
  /** How long a call waits for a job before it hands over the job id. */
  waitSeconds: number;
  cache: CacheSettings;
  /** Rows shown per page. */
  pageSize: number;
  /** The most tokens that an answer may cost the model that reads it. */
  answerTokens: number;
  /** What an answer carries: words for a model, data for a program, or both. */
  results: Results;
  /** Show secrets that CloudStack gives once in the answer, instead of keeping them in a file. */
  showSecrets: boolean;
  stateDir: string;
  cacheDir: string;
  auditFile: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export type Results = 'text' | 'structured' | 'both';

export interface CloudSettings {
  /** Ends in /client/api, without user, password, query or a / at the end. */
  url: string;
  apiKey: string;
  secretKey: string;
  /** 3 signs an expiry date too; 'none' leaves signatureversion out, for servers that do not know it. */
  signature: 3 | 'none';
  timeoutMs: number;
  retries: number;
  retryDelayMs: number;
  maxConnections: number;
}

export interface ConfirmSettings {
  /** The lowest severity that asks. */
  askFrom: Severity;
  high: 'token' | 'person';
  critical: 'person' | 'phrase';
  /** How long a plan can be confirmed. */
  validSeconds: number;
  /** How long a question to the person stays open. */
  askSeconds: number;
  /** The OS user whose approvals count, by name or number; empty means whoever may write into the state directory. */
  approver: string;
  /** What to do when the object of a dangerous call cannot be looked up. */
  unseen: 'refuse' | 'allow';
}

export interface CacheSettings {
  listSeconds: number;
  infrastructureSeconds: number;
  configurationSeconds: number;
  /** How many results are kept. */
  entries: number;
  /** How much memory they may take together. */
  megabytes: number;
}

/** What the command line can say. Keys have no flag: they would show in the list of processes. */
export interface Flags {
  config?: string;
  profile?: string;
  demo?: boolean;
  readOnly?: boolean;
  toolsets?: string[];
  tools?: string[];
  excludeTools?: string[];
  manifests?: string[];
  url?: string;
  waitSeconds?: number;
  results?: string;
  showSecrets?: boolean;
  askFrom?: string;
  logLevel?: string;
  stateDir?: string;
  cacheDir?: string;
  auditFile?: string;
}

export interface LoadedSettings {
  settings: Settings;
  /** Path of a setting ('cloud.timeoutMs') -> where its value came from, for `doctor`; 'config' is the YAML file. */
  sources: Record<string, string>;
}
