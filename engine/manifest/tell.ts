import type { Path } from './read-yaml.js';

/** Notes one problem: where, what is wrong, and what to write instead. */
export type Tell = (path: Path, message: string, hint?: string) => void;
