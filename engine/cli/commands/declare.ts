import type { Command } from 'commander';

/**
 * Adds one sub-command to the command line. What it does is loaded when it is called: a client that starts `serve`
 * waits for nothing else.
 */
export type Declare = (program: Command) => void;
