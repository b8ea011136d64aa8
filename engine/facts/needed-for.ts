import type { Requires } from '../manifest/types.js';
import type { CommandFacts } from './load-facts.js';

/** What a cloud needs so that it offers a command: a fuller build, or a setting. Facts do not name plugins. */
export function neededFor({ build, gate }: Pick<CommandFacts, 'build' | 'gate'>): Requires {
  return {
    ...(build?.startsWith('profile:') ? { build: 'noredist' as const } : {}),
    ...(gate ? { setting: gate.setting } : {}),
  };
}
