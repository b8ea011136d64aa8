import { isSecretName } from '../../call/secrets/secret-names.js';
import type { Facts } from '../../facts/facts.js';
import type { CommandFacts } from '../../facts/load-facts.js';
import type { Manifest } from '../../manifest/types.js';

/** Fields of an answer that nobody may be shown, each with the reason; `path` counts from the answer's object. */
export function whySecret(
  path: readonly string[],
  { secrets = {} }: Pick<Manifest, 'secrets'>,
  command: CommandFacts | undefined,
): string | undefined {
  const whole = path.join('.');
  const { give = {}, hide = [] } = secrets;
  if (Object.hasOwn(give, whole)) return 'is handed over in a private file';
  // What is hidden in some rows only may be shown in the others.
  if (hide.some((entry) => typeof entry === 'string' && isWithin(whole, entry))) return 'is hidden by `secrets.hide`';
  if (command?.sensitiveFields?.some((field) => isWithin(whole, field) && !isHiddenInSomeRows(field, hide)))
    return 'is a secret of CloudStack';
  return isSecretName(path.at(-1) ?? '') ? 'is a secret by its name' : undefined;
}

function isHiddenInSomeRows(field: string, hide: NonNullable<Manifest['secrets']>['hide'] & object): boolean {
  return hide.some((entry) => typeof entry !== 'string' && isWithin(field, entry.field));
}

/** A field that is hidden is hidden with all that is below it, from whatever object its path is found in. */
function isWithin(path: string, hidden: string): boolean {
  return `.${path}.`.includes(`.${hidden}.`);
}

/** The same for a field of an object that was looked up with the list command of its kind. */
export function isSecretOf(field: string, list: string | undefined, facts: Facts): boolean {
  // Of rows of name and value the engine hides those whose name is that of a secret.
  if (field === 'value') return false;
  return isSecretName(field) || (list !== undefined && facts.command(list)?.sensitiveFields?.includes(field) === true);
}
