import type { ListedTool } from './types.js';

/** A sign that is a word of its own, a word of an alphabet, digits, or signs that stand together. */
const PIECES =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]|[\p{L}\p{M}]+|\p{N}{1,3}|[^\p{L}\p{M}\p{N}\s]+/gu;

/**
 * About how many tokens a text is for a model. Tokenizers differ and none is part of this package, so it is estimated:
 * a word is one token up to six letters and one more for every five after that; everything else is one a piece.
 *
 * Measured on the 72 built-in tools with gpt-tokenizer 4.0: each is within 7 % of o200k_base, and all together are 1 %
 * above it (3 % above cl100k_base). Anthropic's tokenizers are not public, so nothing is said about those.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    tokens += /^\p{L}/u.test(piece) ? 1 + Math.max(0, piece.length - 6) / 5 : 1;
  }
  return Math.round(tokens);
}

/** What a tool costs in every conversation: what clients put in front of the model. Annotations are for the client. */
export function tokenCost({ name, description, inputSchema }: ListedTool): number {
  return estimateTokens(JSON.stringify({ name, description, inputSchema }));
}

/** One part of what a tool costs. */
export interface CostPart {
  /** The name of the argument; absent for the description of the tool. */
  argument?: string;
  tokens: number;
}

/** The parts of a tool that cost something, the dearest first. */
export function costParts({ description, inputSchema }: ListedTool): CostPart[] {
  const properties = Object.entries((inputSchema['properties'] ?? {}) as Record<string, unknown>);
  return [
    { tokens: estimateTokens(description) },
    ...properties.map(([argument, schema]) => ({
      argument,
      tokens: estimateTokens(JSON.stringify({ [argument]: schema })),
    })),
  ].sort((a, b) => b.tokens - a.tokens);
}
