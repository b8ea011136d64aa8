import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';

/** A folder with `count` tools of about 60 lines each: copies of a real manifest under other names. */
export function writeManyManifests(folder: string, count: number): void {
  const model = readFileSync(join(BUILT_IN_MANIFESTS, 'virtual-machine', 'list-virtual-machines.yaml'), 'utf8');
  for (let n = 0; n < count; n += 1) {
    const resource = join(folder, `resource-${n % 50}`);
    mkdirSync(resource, { recursive: true });
    const text = model
      .replace('command: listVirtualMachines', `command: listThings${n}`)
      .replace('title: List virtual machines', `title: List things ${n}`);
    writeFileSync(join(resource, `list-things-${n}.yaml`), text);
  }
}
