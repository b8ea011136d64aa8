import { randomUUID } from 'node:crypto';
import { ToolError } from '../errors.js';
import type { Settings } from '../config/settings.js';
import type { Log } from '../log-type.js';
import type { AuditLog, AuditRecord } from './guard/audit.js';
import { cleanSentence } from './secrets/clean-text.js';
import type { Plan } from './guard/plan.js';
import type { Tool } from '../manifest/types.js';
import type { Resolved } from './names/resolve-names.js';
import type { CallRequest } from './request.js';
import { maskedArguments } from './view.js';

/** The audit lines of one call. What is learned on the way is noted, so that a refusal is on record too. */
export interface Trail {
  note(facts: Partial<AuditRecord>): void;
  noteTarget(tool: Tool, resolved: Resolved, plan: Plan | undefined): void;
  /** On disk before anything is sent; throws `audit-unavailable`, and then nothing may be sent. */
  intend(): Promise<void>;
  /** The last line. Returns false if it could not be written. */
  end(outcome: NonNullable<AuditRecord['outcome']>, error?: string): Promise<boolean>;
  /** Whether an intent was written: from then on something may have happened. */
  readonly isIntended: boolean;
}

/** Of what was called, also if there is no such tool, and of who calls. */
const LONGEST_NAME = 80;

interface Parts {
  settings: Pick<Settings, 'caller' | 'profile'>;
  audit: AuditLog;
  log: Log;
  knownSecrets: ReadonlySet<string>;
}

export function openTrail({ settings, audit, log, knownSecrets }: Parts, request: CallRequest): Trail {
  const began = performance.now();
  const facts: Partial<AuditRecord> = {};
  let isIntended = false;
  const base = {
    call: randomUUID(),
    caller: settings.caller,
    ...(request.client === undefined
      ? {}
      : { client: cleanSentence(request.client, knownSecrets).slice(0, LONGEST_NAME) }),
    profile: settings.profile,
    tool: cleanSentence(request.tool, knownSecrets).slice(0, LONGEST_NAME),
  };
  const record = (event: AuditRecord['event']): AuditRecord => ({
    time: new Date().toISOString(),
    event,
    ...base,
    ...facts,
  });
  return {
    note: (more) => void Object.assign(facts, more),
    noteTarget(tool, resolved, plan) {
      const { objects } = resolved;
      facts.arguments = maskedArguments(tool, resolved, knownSecrets);
      if (objects.length > 0) facts.objects = objects.map(({ argument, id, name }) => ({ argument, id, name }));
      if (plan) facts.severity = plan.severity;
    },
    async intend() {
      try {
        await audit.flush(record('intent'));
        isIntended = true;
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
        throw new ToolError('audit-unavailable', { reason, file: audit.file }, { cause: error });
      }
    },
    async end(outcome, error) {
      const isRefused = outcome === 'error' && !isIntended && facts.command === undefined;
      const line: AuditRecord = {
        ...record(isRefused ? 'refused' : 'result'),
        outcome,
        ...(error === undefined ? {} : { error }),
        ms: Math.round(performance.now() - began),
      };
      try {
        // What a change became must outlive the machine; a read can be made again.
        await (isIntended ? audit.flush(line) : audit.append(line));
        return true;
      } catch {
        log.error({ tool: request.tool, file: audit.file }, 'an audit line could not be written');
        return false;
      }
    },
    get isIntended() {
      return isIntended;
    },
  };
}
