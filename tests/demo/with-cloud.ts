import { startDemoCloud, type DemoCloud, type DemoOptions } from '../../engine/demo/cloud.js';

/** A demo cloud for one piece of a test; closed whatever happens, or a failed test would keep the process alive. */
export async function withCloud(options: DemoOptions, use: (cloud: DemoCloud) => Promise<void> | void): Promise<void> {
  const cloud = await startDemoCloud(options);
  try {
    await use(cloud);
  } finally {
    await cloud.close();
  }
}
