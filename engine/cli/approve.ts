import type { Flags } from '../config/settings.js';
export function approveInTerminal(_: string, __: Flags): Promise<0 | 1> {
  return Promise.resolve(1);
}
