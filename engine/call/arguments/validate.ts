import { isIP, isIPv4, isIPv6 } from 'node:net';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { ToolError } from '../../errors.js';
import { fieldsOfItems } from '../../manifest/bindings.js';
import type { JsonSchema, Param, Tool } from '../../manifest/types.js';
import { acceptedEngineArguments } from '../../manifest/engine-arguments.js';
import { tellName, tellValue } from '../../text/tell-value.js';

/** CloudStack's limit for texts that declare none (its Parameter annotation). */
const DEFAULT_LENGTH = 255;
const MAC = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i;

/** One validator for all parameters that look the same: making one costs more than a thousand checks. */
const validators = new Map<string, ValidateFunction>();
let ajv: Ajv | undefined;

/** Checks coerced arguments strictly, the engine's own too. A validator is made when the first such argument comes. */
export function validate(tool: Tool, args: Record<string, unknown>): void {
  const engine = engineParams(tool);
  for (const [name, value] of Object.entries(args)) {
    const params = Object.hasOwn(engine, name) ? engine : tool.params;
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    const check = param === undefined ? undefined : validatorOf(param);
    if (!check || check(asJson(value))) continue;
    const [error] = check.errors ?? [];
    if (error) throw new ToolError('invalid-argument', { argument: pathOf(name, error), problem: explain(error) });
  }
}

function engineParams(tool: Tool): Record<string, Param> {
  return Object.fromEntries(acceptedEngineArguments(tool).map(({ name, schema }) => [name, schema as Param]));
}

function validatorOf(param: Param): ValidateFunction {
  const schema = paramSchema(param);
  const key = JSON.stringify(schema);
  let validator = validators.get(key);
  if (!validator) {
    validator = newAjv().compile(schema);
    validators.set(key, validator);
  }
  return validator;
}

function newAjv(): Ajv {
  if (!ajv) {
    // The schemas are made here: to check them too would cost more than to use them.
    ajv = new Ajv({ strict: false, verbose: true, validateSchema: false, meta: false });
    formatsPlugin.default(ajv, ['uuid', 'email', 'uri']);
    // Node reads addresses: thousands of them may stand in one argument.
    ajv.addFormat('ipv4', isIPv4);
    ajv.addFormat('ipv6', (value: string) => isIPv6(value) && !value.includes('%'));
    ajv.addFormat('ip', isIp);
    ajv.addFormat('mac', MAC);
    ajv.addFormat('cidr', (value: string) => {
      const [address = '', bits = '', rest] = value.split('/');
      const most = address.includes(':') ? 128 : 32;
      return rest === undefined && isIp(address) && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
    });
    ajv.addFormat('date-or-time', true);
  }
  return ajv;
}

function isIp(value: string): boolean {
  return isIP(value) !== 0 && !value.includes('%');
}

function paramSchema(param: Param): JsonSchema {
  if (param.type === 'array' || param.list === true) {
    const fields = fieldsOfItems(param);
    const isRecords = Object.keys(fields).length > 0;
    const item = isRecords
      ? { type: 'object', properties: mapValues(fields, paramSchema), required: requiredOf(fields) }
      : paramSchema({ type: 'string', ...(param.items as Param | undefined) });
    const { maxItems } = param as { maxItems?: number };
    return { type: 'array', items: item, ...(maxItems === undefined ? {} : { maxItems }) };
  }
  if (param.type === 'object') return mapSchema(param);
  if (param.codes || param.use !== undefined) return { type: 'string', maxLength: DEFAULT_LENGTH };
  const { type = 'string', minimum, maximum, minLength, maxLength, pattern, format, sensitive } = param;
  const limit = maxLength ?? (type === 'string' && param.encoding === undefined ? DEFAULT_LENGTH : undefined);
  const values = param.open ? undefined : param.enum;
  const schema = { type, enum: values, minimum, maximum, minLength, maxLength: limit, pattern, format, sensitive };
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

function mapSchema({ properties = {}, additionalProperties }: Param): JsonSchema {
  return {
    type: 'object',
    properties: mapValues(properties, paramSchema),
    required: requiredOf(properties),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: valueSchema(additionalProperties) } : {}),
  };
}

/** CloudStack's limit is for parameters of their own: values of a map have only the limits that are declared. */
function valueSchema(param: Param): JsonSchema {
  const schema = paramSchema(param);
  if (param.maxLength === undefined) delete schema['maxLength'];
  return schema;
}

function requiredOf(fields: Record<string, Param>): string[] {
  return Object.entries(fields).flatMap(([name, { required }]) => (required ? [name] : []));
}

function mapValues<In, Out>(map: Record<string, In>, change: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** Big integers as the nearest number: enough for limits, and a type that ajv knows. */
function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(asJson);
  return typeof value === 'object' && value !== null ? mapValues(value as Record<string, unknown>, asJson) : value;
}

function pathOf(name: string, { instancePath, keyword, params }: ErrorObject): string {
  const steps = [name, ...instancePath.split('/').slice(1)].map((step) =>
    tellName(step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
  if (keyword === 'required') steps.push(String(params['missingProperty']));
  return steps.map((step, at) => (/^\d+$/.test(step) ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}

function explain({ keyword, params, data, message, parentSchema }: ErrorObject): string {
  const isShown = (typeof data === 'string' || typeof data === 'number') && parentSchema?.['sensitive'] === undefined;
  const got = isShown ? ` (it is ${tellValue(String(data))})` : '';
  switch (keyword) {
    case 'enum':
      return `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}${got}`;
    case 'minimum':
      return `must be at least ${String(params['limit'])}${got}`;
    case 'maximum':
      return `must be at most ${String(params['limit'])}${got}`;
    case 'maxLength':
      return `is too long: ${String(params['limit'])} characters at most, it has ${String(data).length}`;
    case 'minLength':
      return `is too short: at least ${String(params['limit'])} characters`;
    case 'maxItems':
      return `has ${(data as unknown[]).length} values, and ${String(params['limit'])} are the most`;
    case 'required':
      return 'is missing';
    case 'format':
      return `is no valid ${String(params['format'])}${got}`;
    case 'pattern':
      return `has characters that are not allowed there${got}`;
    default:
      return `${message ?? 'is not valid'}${got}`;
  }
}
