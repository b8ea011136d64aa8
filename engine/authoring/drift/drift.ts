import type { ParameterFacts } from '../../facts/load-facts.js';

/** One way in which a manifest and a server say different things. */
export type Change =
  | { kind: 'command-missing'; command: string; since?: string }
  | { kind: 'command-gone'; why: string }
  | { kind: 'param-missing'; param: string; fact: ParameterFacts }
  | { kind: 'param-gone'; param: string }
  | { kind: 'type-changed'; param: string; was: string; is: string; fact: ParameterFacts }
  | { kind: 'required-changed'; param: string; isRequired: boolean }
  | { kind: 'async-changed'; isAsync: boolean }
  | { kind: 'field-gone'; field: string };

/** A change and where it shows; for a command without a manifest there is no tool. */
export type Drift = Change & { command: string; tool?: string; file?: string };

/** In the order in which they are told. */
export const KINDS: readonly { kind: Change['kind']; title: string }[] = [
  { kind: 'param-missing', title: 'Parameters that no manifest has' },
  { kind: 'param-gone', title: 'Parameters that the server does not have' },
  { kind: 'type-changed', title: 'Parameters of another type' },
  { kind: 'required-changed', title: 'Parameters that are required, or are not any more' },
  { kind: 'async-changed', title: 'Commands that became asynchronous, or are not any more' },
  { kind: 'field-gone', title: 'Fields of answers that are shown and do not come' },
  { kind: 'command-gone', title: 'Commands that the server does not offer' },
  { kind: 'command-missing', title: 'Commands without a manifest' },
];
