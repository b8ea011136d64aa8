import path from 'node:path';
import { CLOUD_SETTINGS } from './cloud-settings.js';
import type { SettingPath, SettingRow } from './setting-row.js';

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
const seconds = (min: number, max: number) => ({ kind: 'integer', min, max }) as const;

/**
 * Every setting: its names, its type, its default and what it means. Precedence is one loop over this table, and the
 * README and schemas/config.schema.json say the same (a test holds the schema to it). Defaults are in the unit of
 * Settings. Order matters once: auditFile follows stateDir.
 */
export const SETTINGS: Readonly<Record<SettingPath, SettingRow>> = {
  ...CLOUD_SETTINGS,
  manifests: {
    type: { kind: 'paths' },
    default: [],
    description: 'Folders with manifests of your own, besides the built-in ones.',
    yaml: 'manifests',
    env: 'CLOUDSTACK_MCP_MANIFESTS',
    flag: 'manifests',
  },
  overrides: {
    type: { kind: 'one-of', values: ['allow', 'refuse-weaker', 'refuse'] },
    default: 'allow',
    description:
      'Whether manifests of your own may replace others. `refuse-weaker` leaves out those that ask for less confirmation, and shared words that replace others. The strictest source decides.',
    yaml: 'overrides',
    env: 'CLOUDSTACK_MCP_OVERRIDES',
    limit: 'strictest',
  },
  toolsets: {
    type: { kind: 'texts' },
    default: [],
    description:
      'Which sets of tools a client sees, such as core or network, or all. Empty: core, or what `tools` names. All other tools are still found and run.',
    yaml: 'toolsets',
    env: 'CLOUDSTACK_MCP_TOOLSETS',
    flag: 'toolsets',
  },
  tools: {
    type: { kind: 'texts' },
    default: [],
    description:
      'Which tools to offer: names with `*`, or `resource/*`. Empty means all. The first source that sets it decides.',
    yaml: 'tools',
    env: 'CLOUDSTACK_MCP_TOOLS',
    flag: 'tools',
  },
  excludeTools: {
    type: { kind: 'texts' },
    default: [],
    description:
      'Which tools to leave out. The lists of all sources are combined; none can allow what another forbids.',
    yaml: 'excludeTools',
    env: 'CLOUDSTACK_MCP_EXCLUDE_TOOLS',
    flag: 'excludeTools',
    inProfile: true,
    limit: 'union',
  },
  readOnly: {
    type: { kind: 'boolean' },
    default: false,
    description: 'Allow reads only. If one source says true, no other can undo it.',
    yaml: 'readOnly',
    env: 'CLOUDSTACK_MCP_READ_ONLY',
    flag: 'readOnly',
    inProfile: true,
    limit: 'any',
  },
  knownReads: {
    type: { kind: 'texts' },
    default: [],
    description:
      'Commands that only read although their names do not begin with list, get, query or find. All other such commands are refused in read-only mode and sent only once, whatever their manifests say. The first source that sets it decides.',
    yaml: 'knownReads',
    env: 'CLOUDSTACK_MCP_KNOWN_READS',
  },
  'confirm.askFrom': {
    type: { kind: 'one-of', values: SEVERITIES },
    default: 'high',
    description: 'The severity from which a call needs confirmation.',
    yaml: 'confirm.askFrom',
    env: 'CLOUDSTACK_MCP_ASK_FROM',
    flag: 'askFrom',
  },
  'confirm.high': {
    type: { kind: 'one-of', values: ['token', 'person'] },
    default: 'token',
    description:
      'How a call of high severity is confirmed if the client cannot ask: a second call with a token, or a person.',
    yaml: 'confirm.high',
    env: 'CLOUDSTACK_MCP_CONFIRM_HIGH',
  },
  'confirm.critical': {
    type: { kind: 'one-of', values: ['person', 'phrase'] },
    default: 'person',
    description:
      'How a critical call is confirmed if the client cannot ask: a person in a terminal, or a second call with token and phrase.',
    yaml: 'confirm.critical',
    env: 'CLOUDSTACK_MCP_CONFIRM_CRITICAL',
  },
  'confirm.approver': {
    type: { kind: 'text' },
    default: '',
    description:
      'The OS user whose approvals count, by name or number, such as ops. Empty: any user who may write to the state directory.',
    yaml: 'confirm.approver',
    env: 'CLOUDSTACK_MCP_APPROVER',
  },
  'confirm.validSeconds': {
    type: seconds(10, 3600),
    default: 300,
    description: 'How long a plan can be confirmed, in seconds.',
    yaml: 'confirm.validSeconds',
  },
  'confirm.askSeconds': {
    type: seconds(1, 600),
    default: 45,
    description: 'How long a question to the person stays open, in seconds. Many clients give up after 60.',
    yaml: 'confirm.askSeconds',
    env: 'CLOUDSTACK_MCP_ASK_SECONDS',
  },
  'confirm.unseen': {
    type: { kind: 'one-of', values: ['refuse', 'allow'] },
    default: 'refuse',
    description:
      'What happens to a dangerous call if its object cannot be looked up, so that nobody can tell what it would affect.',
    yaml: 'confirm.unseen',
  },
  waitSeconds: {
    type: seconds(0, 3600),
    default: 45,
    description: 'How long a call waits for a job, in seconds. After that it returns the id of the job.',
    yaml: 'waitSeconds',
    env: 'CLOUDSTACK_MCP_WAIT_SECONDS',
    flag: 'waitSeconds',
  },
  'cache.listSeconds': {
    type: seconds(0, 86_400),
    default: 300,
    description: 'How long lists are cached, in seconds. 0 means not at all.',
    yaml: 'cache.listSeconds',
  },
  'cache.infrastructureSeconds': {
    type: seconds(0, 86_400),
    default: 900,
    description: 'The same for zones, hosts, storage and other infrastructure.',
    yaml: 'cache.infrastructureSeconds',
  },
  'cache.configurationSeconds': {
    type: seconds(0, 86_400),
    default: 1800,
    description: 'The same for offerings, settings and other configuration.',
    yaml: 'cache.configurationSeconds',
  },
  'cache.entries': {
    type: { kind: 'integer', min: 1, max: 100_000 },
    default: 2000,
    description: 'How many answers are cached at most.',
    yaml: 'cache.entries',
  },
  'cache.megabytes': {
    type: { kind: 'integer', min: 1, max: 8192 },
    default: 64,
    description: 'How much memory cached answers may use, in MB.',
    yaml: 'cache.megabytes',
  },
  pageSize: {
    type: { kind: 'integer', min: 1, max: 500 },
    default: 50,
    description: 'How many rows of a list a page shows.',
    yaml: 'pageSize',
  },
  answerTokens: {
    type: { kind: 'integer', min: 500, max: 100_000 },
    default: 6000,
    description: 'How many tokens an answer has at most, about. What is left out is told, and how to go on.',
    yaml: 'answerTokens',
    env: 'CLOUDSTACK_MCP_ANSWER_TOKENS',
  },
  results: {
    type: { kind: 'one-of', values: ['text', 'structured', 'both'] },
    default: 'text',
    description:
      'What an answer carries: text for a model; `structured` content for a program, with a schema for it in the list of tools; or both. Many clients show a model only the structured content when there is any.',
    yaml: 'results',
    env: 'CLOUDSTACK_MCP_RESULTS',
    flag: 'results',
  },
  showSecrets: {
    type: { kind: 'boolean' },
    default: false,
    description: 'Show new passwords and private keys in the answer. Otherwise they go to a private file.',
    yaml: 'showSecrets',
    env: 'CLOUDSTACK_MCP_SHOW_SECRETS',
    flag: 'showSecrets',
  },
  stateDir: {
    type: { kind: 'path' },
    default: { shown: '~/.local/state/cloudstack-mcp', of: ({ folders }) => folders.state },
    description: 'Folder for what must not be lost: approvals, secrets that are shown only once, the audit log.',
    yaml: 'stateDir',
    env: 'CLOUDSTACK_MCP_STATE_DIR',
    flag: 'stateDir',
  },
  cacheDir: {
    type: { kind: 'path' },
    default: { shown: '~/.cache/cloudstack-mcp', of: ({ folders }) => folders.cache },
    description: 'Folder for what can be recreated at any time.',
    yaml: 'cacheDir',
    env: 'CLOUDSTACK_MCP_CACHE_DIR',
    flag: 'cacheDir',
  },
  auditFile: {
    type: { kind: 'path' },
    default: {
      shown: '<stateDir>/audit.jsonl',
      of: (_, soFar) => path.join(String(soFar.get('stateDir')), 'audit.jsonl'),
    },
    description: 'The audit log: one JSON object per line.',
    yaml: 'auditFile',
    env: 'CLOUDSTACK_MCP_AUDIT_FILE',
    flag: 'auditFile',
  },
  logLevel: {
    type: { kind: 'one-of', values: ['debug', 'info', 'warn', 'error', 'silent'] },
    default: 'warn',
    description: 'How much is written to stderr.',
    yaml: 'logLevel',
    env: 'CLOUDSTACK_MCP_LOG_LEVEL',
    flag: 'logLevel',
  },
};

export const SETTING_PATHS = Object.keys(SETTINGS) as SettingPath[];
