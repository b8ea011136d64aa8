import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import type { Param } from '../../../../manifest/types.js';

const version = (text: string): string => `params:\n  version: { type: string, more: true, description: "${text}" }\n`;

export const asksSecret: Rule = {
  id: 'safety/asks-secret',
  title: 'No text of an argument that is shown asks for a secret.',
  why: 'A model asks the person for what it reads here, and puts it where plans, logs and other people show it.',
  severity: 'error',
  bad: inRead(version('The version, with the password of the router.')),
  good: inRead(version('Only those whose software has this version.')),
  *checkManifest({ manifest }) {
    for (const [name, param] of Object.entries(manifest.params ?? {})) {
      if (!isAsked(name, param)) continue;
      yield {
        at: ['params', name, 'description'],
        part: 'value',
        message: `The text asks for a secret, and \`${name}\` is shown in plans and logs.`,
        hint: 'Remove it from the text. If CloudStack takes a secret here, add `sensitive: true`.',
      };
    }
  },
};

function isAsked(name: string, { description = '', sensitive, type = 'string', use, enum: choices }: Param): boolean {
  if (sensitive !== undefined || type !== 'string' || use !== undefined || choices !== undefined) return false;
  return (
    /\b(?:login and|the|their|your|own) (?:password|passphrase|secret key|private key|api key)s?\b(?! script)/i.test(
      description,
    ) && !/pass|key|secret|token/i.test(name)
  );
}
