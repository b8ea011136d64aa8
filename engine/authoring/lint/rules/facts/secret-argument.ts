import { isSecretName } from '../../../../call/secrets/secret-names.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Param } from '../../../../manifest/types.js';
import { FOREIGN_MAP } from '../../../../facts/foreign-maps.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams, placeOfParam } from '../../known-params.js';
import type { Finding, Rule } from '../../rule.js';

const example = (password: string): Example =>
  asFile(
    'host/change-out-of-band-management-password.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: changeOutOfBandManagementPassword
title: Change the management password of a host
description: >-
  Sets the password with which CloudStack reaches the management board of a host, on the board and in CloudStack. The
  host itself keeps running. To empty it first use prepare-host-for-maintenance.
keywords: [ipmi, bmc, credentials]
effect: change
async: true
for: [admin]
answer: { kind: object, of: OutOfBandManagementResponse }

params:
  hostid: { use: host, required: true, description: The host. }
  password: ${password}

danger:
  severity: high
  category: access
  warning: "The management password of {{host}} is changed."
  reversible: false
  impact: one host
  confirm: change

changes: [host]

output:
  done: "{{host}} has a new management password."

examples:
  - ask: Change the IPMI password of host-2
    args: { hostid: host-2 }
`,
    {},
    `params:\n  password: ${password}`,
  );

export const secretArgument: Rule = {
  id: 'facts/secret-argument',
  title: 'An argument that is a secret says `sensitive: true`.',
  why: 'Only then it is left out of the plan, the log and the audit file, where others could read it.',
  severity: 'error',
  bad: example('{ type: string, description: The new password; CloudStack invents one if absent. }'),
  good: example('{ type: string, sensitive: true, description: The new password; CloudStack invents one if absent. }'),
  *checkManifest(manifest, context) {
    const facts = new Map(knownParams(manifest, context).map(({ name, fact }) => [name, fact]));
    for (const [name, param] of Object.entries(manifest.tool.params)) {
      const at = placeOfParam(manifest, name, context);
      const fact = facts.get(name);
      if (param.sensitive !== true && isSecret(name, param, fact?.sensitive === true)) {
        const isDenied = param.sensitive !== undefined && at[0] === 'params';
        yield {
          at: isDenied ? [...at, 'sensitive'] : at,
          part: isDenied ? 'value' : 'key',
          message: `\`${name}\` is a secret, and would be written into logs.`,
          hint: 'Add `sensitive: true`.',
        };
      } else if (param.sensitive === undefined && param.type === 'string' && ADDRESS.test(name)) {
        yield {
          at,
          message: `\`${name}\` is an address, which may have a user and a password in it.`,
          hint: 'Add `sensitive: userinfo`: it hides user:password@ and shows the rest.',
        };
      }
      if (at[0] === 'params') {
        yield* inside(param, at);
        if (holdsCredentials(name, param) && !isRestSensitive(param)) {
          yield {
            at: param.additionalProperties === undefined ? at : [...at, 'additionalProperties'],
            message: `Some of what \`${name}\` can hold is secret, and what is not listed here would be shown.`,
            hint: 'Write `additionalProperties: { type: string, sensitive: true }`.',
          };
        }
      }
    }
  },
};

/** A map in which one key is a secret has more of them. */
function holdsCredentials(name: string, { type, sensitive, properties = {} }: Param): boolean {
  if (type !== 'object' || sensitive === true) return false;
  return FOREIGN_MAP.test(name) || Object.values(properties).some((one) => one.sensitive === true);
}

function isRestSensitive({ additionalProperties: rest }: Param): boolean {
  return rest === false || (typeof rest === 'object' && rest.sensitive === true);
}

/** An address that may have user:password@ in it; those of a login page have none. */
const ADDRESS = /^(?!authorize|token|redirect|logout|callback)[a-z]*url$/;

/** Keys of maps and fields of records: nothing is known of most of them but their names. */
function* inside({ sensitive, properties = {}, items }: Param, at: Path): Iterable<Finding> {
  if (sensitive === true) return;
  const fields = [
    ...Object.entries(properties).map(([key, param]) => [key, param, [...at, 'properties', key]] as const),
    ...Object.entries(items?.properties ?? {}).map(
      ([key, param]) => [key, param, [...at, 'items', 'properties', key]] as const,
    ),
  ];
  for (const [key, param, place] of fields) {
    if (param.sensitive !== true && isSecret(key, param, false)) {
      yield {
        at: place,
        message: `\`${key}\` is a secret, and would be written into logs.`,
        hint: 'Add `sensitive: true`.',
      };
    }
    yield* inside(param, place);
  }
}

/** A yes or no, a choice and the name of a thing are no secrets, whatever they are called. */
function isSecret(name: string, { type, enum: choices, use, resolve }: Param, isKnown: boolean): boolean {
  if (isKnown) return true;
  return (
    isSecretName(name) &&
    type !== 'boolean' &&
    type !== 'integer' &&
    choices === undefined &&
    use === undefined &&
    resolve === undefined &&
    !ADDRESS_OF.test(name)
  );
}

/** Where a token comes from is no token. */
const ADDRESS_OF = /url$/;
