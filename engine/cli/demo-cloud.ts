import type { DemoKeys } from '../demo/cloud.js';
import { ToolError } from '../errors.js';

export interface DemoCloudFlags {
  port: string;
  scale: string;
  json?: true;
  seed?: string;
  enforcePost?: true;
}

/** Machines of the world at its usual size. */
const USUAL_MACHINES = 144;

const PEOPLE: [key: 'admin' | 'domainAdmin' | 'user', who: string][] = [
  ['admin', 'root admin (admin)'],
  ['domainAdmin', 'domain admin of acme (acme-admin)'],
  ['user', 'user (alice)'],
];

/** Serves the demo cloud until it is interrupted. Throws wrong-usage for what is no number and for a port that is taken. */
export async function demoCloud({ port, scale, json, seed, enforcePost }: DemoCloudFlags): Promise<void> {
  const { startDemoCloud } = await import('../demo/cloud.js');
  const times = wholeNumber('--scale', scale, 1, 1000);
  const wanted = wholeNumber('--port', port, 0, 65_535);
  const cloud = await startDemoCloud({
    port: wanted,
    requirePostAndTimestamps: enforcePost === true,
    extraVirtualMachines: (times - 1) * USUAL_MACHINES,
    keepRequests: 500,
    page: true,
    control: process.env['DEMO_CLOUD_CONTROL'] === 'yes',
    ...(seed === undefined ? {} : { seed }),
  }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new ToolError('wrong-usage', { problem: `Port ${port} is taken`, hint: ' Choose another one with --port.' });
  });
  const stop = (): void => void cloud.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { url, keys } = cloud;
  process.stdout.write(json ? `${JSON.stringify({ url, keys })}\n` : told(url, keys));
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new ToolError('wrong-usage', {
    problem: `${flag} takes a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`,
  });
}

function told(url: string, keys: Record<'admin' | 'domainAdmin' | 'user', DemoKeys>): string {
  const pairs = PEOPLE.map(
    ([key, who]) => `${who}\n  API key     ${keys[key].apiKey}\n  secret key  ${keys[key].secretKey}\n`,
  );
  const { apiKey, secretKey } = keys.admin;
  const line = `CLOUDSTACK_API_URL=${url} CLOUDSTACK_API_KEY=${apiKey} CLOUDSTACK_SECRET_KEY=${secretKey} cloudstack-mcp call list-zones`;
  return `The demo cloud listens on ${url}; Ctrl-C ends it.\nTo watch it in a browser: ${new URL('/', url).href}\n\n${pairs.join('')}\nTo try it:\n${line}\n`;
}
