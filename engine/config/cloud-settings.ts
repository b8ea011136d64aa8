import { osUser } from './default-folders.js';
import type { SettingPath, SettingRow } from './setting-row.js';

/** Which cloud a server talks to, as whom, and how patiently. */
export const CLOUD_SETTINGS = {
  profile: {
    type: { kind: 'text' },
    default: 'default',
    description: 'Which cloud to use: a name under `profiles`, or a CloudMonkey profile.',
    yaml: 'profile',
    env: 'CLOUDSTACK_PROFILE',
    flag: 'profile',
  },
  demo: {
    type: { kind: 'boolean' },
    default: false,
    description: 'Use the embedded demo cloud. It needs no address and no keys.',
    flag: 'demo',
  },
  'cloud.url': {
    type: { kind: 'url' },
    default: '',
    description: 'Address of CloudStack’s API. It ends in /client/api.',
    yaml: 'cloud.url',
    env: 'CLOUDSTACK_API_URL',
    flag: 'url',
    inProfile: true,
  },
  'cloud.apiKey': {
    type: { kind: 'secret' },
    default: '',
    description:
      'API key of the user, or a file that holds it: `apiKeyFile`. There is no flag, because others can see flags.',
    yaml: 'cloud.apiKey',
    env: 'CLOUDSTACK_API_KEY',
    inProfile: true,
  },
  'cloud.secretKey': {
    type: { kind: 'secret' },
    default: '',
    description:
      'Secret key of the user, or a file that holds it: `secretKeyFile`. There is no flag, because others can see flags.',
    yaml: 'cloud.secretKey',
    env: 'CLOUDSTACK_SECRET_KEY',
    inProfile: true,
  },
  'cloud.signature': {
    type: { kind: 'one-of', values: [3, 'none'] },
    default: 3,
    description: 'Signature version. Use `none` only for a very old server that does not know version 3.',
    yaml: 'cloud.signature',
    env: 'CLOUDSTACK_SIGNATURE',
    inProfile: true,
  },
  'cloud.timeoutMs': {
    type: { kind: 'integer', min: 1, max: 3600, times: 1000 },
    default: 30_000,
    description: 'How long to wait for an answer from the cloud, in seconds.',
    yaml: 'cloud.timeoutSeconds',
    env: 'CLOUDSTACK_TIMEOUT_SECONDS',
    inProfile: true,
  },
  'cloud.retries': {
    type: { kind: 'integer', min: 0, max: 10 },
    default: 3,
    description: 'How often a read is retried. A change is retried only if it certainly was not sent.',
    yaml: 'cloud.retries',
    env: 'CLOUDSTACK_RETRIES',
    inProfile: true,
  },
  'cloud.retryDelayMs': {
    type: { kind: 'integer', min: 0, max: 60_000 },
    default: 1000,
    description: 'Pause before the first retry, in milliseconds. It doubles each time.',
    yaml: 'cloud.retryDelayMs',
    env: 'CLOUDSTACK_RETRY_DELAY_MS',
    inProfile: true,
  },
  'cloud.maxConnections': {
    type: { kind: 'integer', min: 1, max: 500 },
    default: 50,
    description: 'How many connections to the cloud may be open at once.',
    yaml: 'cloud.maxConnections',
    inProfile: true,
  },
  caller: {
    type: { kind: 'text' },
    default: { shown: 'the OS user', of: osUser },
    description: 'Who is making the calls; for the audit log.',
    yaml: 'caller',
    env: 'CLOUDSTACK_MCP_CALLER',
  },
} satisfies Partial<Record<SettingPath, SettingRow>>;
