/** Names of what nobody should read over somebody's shoulder, in parameters and in answers. */
const SECRET =
  /pass(word|phrase|wd)?$|passw|pingcifs|bindpass|secret|privatekey|apikey|accesskey|sessionkey|signature|token|psk|userdata|codefor2fa|certchain|certificate$|cniconfig|configdata/i;

const MASK = '***';
const isPlain = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || value === undefined;

/** Whether a field or a parameter of this name is a secret: by its name, or because the API facts say so. */
export const isSecret = (name: string, known: ReadonlySet<string>): boolean => SECRET.test(name) || known.has(name);

/** A copy of an answer in which no secret is left, also not the `value` beside a `name` or a `key` that tells of one. */
export function maskAnswer(value: unknown, known: ReadonlySet<string>, name = ''): unknown {
  if (name !== '' && isPlain(value) && isSecret(name, known)) return MASK;
  if (Array.isArray(value)) return value.map((one) => maskAnswer(one, known, name));
  if (typeof value !== 'object' || value === null) return value;
  const { name: title, key = title } = value as { name?: unknown; key?: unknown };
  const tells = typeof key === 'string' && isSecret(key, known);
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [
      field,
      tells && field === 'value' ? MASK : maskAnswer(one, known, field),
    ]),
  );
}

/** Parameters without secrets: `details[0].value` is one if `details[0].key` says so, `details[0].rootpassword` too. */
export function maskParameters(
  params: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
): [string, string][] {
  return Object.entries(params).map(([name, value]) => {
    const key = /^(.*)\.value$/i.test(name) ? params[name.replace(/value$/i, 'key')] : undefined;
    const last = name.split(/[.[\]]/).findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? name;
    const whole = name.split(/[.[]/)[0] ?? name;
    const hidden = [last, whole, key].some((one) => one !== undefined && isSecret(one, known));
    return [name, hidden ? MASK : value];
  });
}
