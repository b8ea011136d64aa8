import type { CommandFacts } from '../../facts/load-facts.js';
import { isSecretName } from '../../call/secrets/secret-names.js';
import type { Danger, Manifest, Param } from '../../manifest/types.js';

/**
 * What becomes of the secrets in an answer. They are handed over where the call is for them, and hidden otherwise; what
 * is a secret by its name is hidden without a word.
 */
export function draftSecrets(
  { sensitiveFields = [], kind }: CommandFacts,
  params: Readonly<Record<string, Param>>,
  danger: Danger | undefined,
): Manifest['secrets'] {
  const isForThem = danger?.category === 'reveals-secret' && kind === 'object';
  const given = isForThem ? sensitiveFields.filter((field) => !field.includes('.')) : [];
  // A read that is severe because of what it shows says of each what becomes of it.
  const isTold = (field: string): boolean => danger?.category === 'reveals-secret' || !isSecretName(lastOf(field));
  const hide = sensitiveFields.filter((field) => !given.includes(field) && isTold(field));
  if (given.length === 0 && hide.length === 0) return undefined;
  const named = Object.entries(params).find(([, { required, sensitive }]) => required && !sensitive)?.[0];
  const file = (field: string): string => (named === undefined ? `${field}.txt` : `{{args.${named}}}-${field}.txt`);
  return {
    ...(hide.length > 0 ? { hide } : {}),
    ...(given.length > 0 ? { give: Object.fromEntries(given.map((field) => [field, file(field)])) } : {}),
  };
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? '';
}
