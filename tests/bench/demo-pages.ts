import { startDemoCloud } from '../../engine/demo/cloud.js';
import { call } from '../demo/signed-client.js';
import { median } from './start-up.js';

const ROUNDS = 15;
const WARM_UP = 5;
const SIZE = 50;

/** Pages of a list of 20,000 machines, the first next to the last: what comes before a page costs nothing. */
export async function compareDemoPages(print: (line?: string) => void): Promise<void> {
  const cloud = await startDemoCloud({ extraVirtualMachines: 20_000 });
  try {
    const ask = async (page: number): Promise<number> => {
      const began = performance.now();
      const params = { listall: 'true', page: String(page), pagesize: String(SIZE) };
      const { body } = await call(cloud, cloud.keys.admin, 'listVirtualMachines', params);
      if (body['virtualmachine']?.length !== SIZE) throw new Error(`page ${page} is not full`);
      return performance.now() - began;
    };
    const pages = [1, 200, 400];
    const times = pages.map((): number[] => []);
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [at, page] of pages.entries()) {
        const ms = await ask(page);
        if (round >= 0) times[at]?.push(ms);
      }
    const first = median(times[0] ?? []);
    print(`20,000 machines on the demo cloud, pages of ${SIZE}, median of ${ROUNDS}:`);
    for (const [at, page] of pages.entries()) {
      const ms = median(times[at] ?? []);
      print(`  page ${String(page).padEnd(34)} ${ms.toFixed(1).padStart(8)} ms  x${(ms / first).toFixed(2)}`);
    }
  } finally {
    await cloud.close();
  }
}
