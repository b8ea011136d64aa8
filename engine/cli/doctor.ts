import type { Flags } from '../config/settings.js';
export function doctor(_: Flags): Promise<0 | 1> {
  return Promise.resolve(1);
}
