/** What a newcomer is told instead of what the parser stumbled over. */
export interface Advice {
  message: string;
  hint?: string;
  /** Where the mistake is, if it is not where the parser noticed it. */
  line?: number;
  column?: number;
}
