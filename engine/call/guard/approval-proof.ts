import { createHmac } from 'node:crypto';

/** A question that waits in the state directory for a person at a terminal. */
export interface ApprovalQuestion {
  code: string;
  plan: string;
  phrase: string;
  caller: string;
  profile: string;
  expires: number;
  /** Another one for each question, so that no answer fits two. */
  nonce: string;
  /** The OS user whose answer counts, if only one does. */
  approver?: number;
}

/** What `approve` writes once the phrase was typed. */
export interface ApprovalAnswer {
  by: string;
  at: number;
  proof: string;
}

/**
 * Binds an answer to the words that were on the screen. It is nowhere in the question's file, so that no copy of that file
 * is an answer; and where the file was rewritten, it is about other words than the server's.
 */
export function proofOf(shown: ApprovalQuestion, by: string): string {
  const { code, plan, phrase, caller, profile, expires, nonce } = shown;
  const words = JSON.stringify(['approved', code, plan, phrase, caller, profile, expires, by]);
  return createHmac('sha256', nonce).update(words).digest('base64url');
}

/** Spaces at the ends and between words do not count; everything else does. */
export function isPhrase(typed: string, wanted: string): boolean {
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');
  return plain(typed) === plain(wanted);
}
