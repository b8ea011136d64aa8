import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud, DemoOptions } from '../../engine/demo/cloud.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import type { Ended, RunOptions } from './run-command.js';

export type Doctor = (words?: string[], options?: Partial<RunOptions>) => Promise<Ended>;

// One installation for all, or each command would compile the manifests again.
export const folders = new ServerFolders();

export async function withDoctor(
  options: DemoOptions,
  use: (doctor: Doctor, cloud: DemoCloud) => Promise<void>,
): Promise<void> {
  const cloud = await startDemoCloud(options);
  try {
    await use((words = [], more = {}) => runCommand(['doctor', ...words], { cloud, folders, ...more }), cloud);
  } finally {
    await cloud.close();
  }
}

/** The lines with this mark. */
export function marked({ stdout }: Ended, mark: string): string[] {
  return [...stdout.matchAll(new RegExp(`^  ${mark} +(.*)$`, 'gm'))].map(([, text]) => text ?? '');
}

export function has(ended: Ended, mark: string, says: RegExp): void {
  assert.ok(
    marked(ended, mark).some((line) => says.test(line)),
    `${mark} ${String(says)} in:\n${ended.stdout}`,
  );
}
