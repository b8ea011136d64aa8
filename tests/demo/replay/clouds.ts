import { startDemoCloud, type DemoCloud } from '../../../engine/demo/cloud.js';
import { putBack, remember, type Start } from '../put-back.js';

/** A cloud that is put back as it was at its start after it was changed. */
export class Clouds {
  #cloud: DemoCloud | undefined;
  #start: Start = new Map();

  async get(): Promise<DemoCloud> {
    if (this.#cloud) return this.#cloud;
    this.#cloud = await startDemoCloud({ jobMs: 0, requirePostAndTimestamps: false, keepRequests: 0 });
    this.#start = remember(this.#cloud);
    return this.#cloud;
  }

  async renew(): Promise<void> {
    putBack(await this.get(), this.#start);
  }

  /** Another cloud: jobs that never end are not put back. */
  async restart(): Promise<void> {
    await this.close();
    this.#cloud = undefined;
  }

  async close(): Promise<void> {
    await this.#cloud?.close();
  }
}
