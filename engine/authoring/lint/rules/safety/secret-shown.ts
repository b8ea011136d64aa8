import { isSecretName } from '../../../../call/secrets/secret-names.js';
import { readColumn } from '../../../../call/render/table.js';
import type { Facts } from '../../../../facts/facts.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import type { Param, Vocabulary } from '../../../../manifest/types.js';
import { asFile } from '../../example.js';
import type { LintedManifest } from '../../linted-file.js';
import { textsOf } from '../../manifest-texts.js';
import type { Finding, Rule } from '../../rule.js';
import { isSecretOf, whySecret } from '../../secret-fields.js';
import { namesIn } from '../../template-names.js';

const example = (done: string): ReturnType<typeof asFile> =>
  asFile(
    'ssh-key-pair/create-ssh-key-pair.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: createSSHKeyPair
title: Create an SSH key pair
description: >-
  Makes a pair of keys under a name. CloudStack keeps the public one and puts it into machines; the private one is handed
  over once. To remove a pair use delete-ssh-key-pair.
keywords: [login, access]
effect: change
answer: { kind: object, of: CreateSSHKeyPairResponse }
include: [owner]

params:
  name: { type: string, required: true, description: What to call the pair. }

danger:
  severity: high
  category: reveals-secret
  warning: "A key pair called {{args.name}} is made, and its private key is handed over."
  reversible: true
  undo: It comes back by itself.
  impact: one key pair
  confirm: create

changes: [ssh-key-pair]

secrets:
  give:
    privatekey: "{{args.name}}.pem"

output:
  done: "${done}"

examples:
  - ask: Make me an SSH key called laptop
    args: { name: laptop }
`,
    {},
    `secrets:\n  give:\n    privatekey: "{{args.name}}.pem"\n\noutput:\n  done: "${done}"`,
  );

export const secretShown: Rule = {
  id: 'safety/secret-shown',
  title: 'No column, sentence, warning or file name is made of a secret.',
  why: 'The engine puts [hidden] in its place, so the text says nothing. And a text that was written to show a secret shows it the day somebody lifts the hiding.',
  severity: 'error',
  bad: example('The key {{item.name}} is made: {{item.privatekey}}.'),
  good: example('The key pair {{item.name}} is made (fingerprint {{item.fingerprint}}).'),
  *checkManifest(file, { facts, vocabulary }) {
    yield* inColumns(file);
    const told = new Map(referencesOf(file.tool.params, vocabulary).map((one) => [one.variable, one.entity]));
    for (const { at, template } of textsOf(file.manifest)) {
      // What is put into a private file is what the file is for.
      if (!template.includes('{{') || at.at(-1) === 'template') continue;
      for (const { path, written, isOnlyAsked } of namesIn(template, vocabulary.partials)) {
        if (isOnlyAsked) continue;
        const why = reasonFor(path, file, told, vocabulary, facts) ?? whyHiddenBefore(at, path, file, told);
        if (why === undefined) continue;
        yield {
          at,
          part: 'value',
          word: written,
          message: `This text uses \`${path.join('.')}\`, which ${why}.`,
          hint: `Remove {{${written}}} and the words around it. Where a secret was put is said by itself.`,
        };
      }
    }
  },
};

/**
 * In answers the engine hides a field where `secrets.hide` has conditions that hold. An object that was looked up is told as
 * it is, so there only an escalation that asks first may show such a field.
 */
function whyHiddenBefore(
  at: readonly (string | number)[],
  [root = '', ...path]: readonly string[],
  { manifest }: LintedManifest,
  told: ReadonlyMap<string | undefined, string | undefined>,
): string | undefined {
  if (!told.has(root) || at.includes('escalate') || at[0] === 'possible') return undefined;
  const isHidden = (manifest.secrets?.hide ?? []).some(
    (entry) => typeof entry !== 'string' && entry.field === path.join('.'),
  );
  return isHidden ? '`secrets.hide` hides in some rows' : undefined;
}

function* inColumns({ manifest, facts: command }: LintedManifest): Iterable<Finding> {
  const { columns = [], sort } = manifest.output ?? {};
  for (const [index, column] of columns.entries()) {
    const { path } = readColumn(column);
    const why = whySecret(path, manifest, command);
    if (why === undefined) continue;
    yield {
      at: ['output', 'columns', index],
      part: 'value',
      word: path.join('.'),
      message: `This column shows \`${path.join('.')}\`, which ${why}.`,
      hint: 'Remove the column.',
    };
  }
  const path = sort?.replace(/^-/, '').split('.') ?? [];
  const why = sort === undefined ? undefined : whySecret(path, manifest, command);
  if (why === undefined) return;
  yield {
    at: ['output', 'sort'],
    part: 'value',
    message: `Rows are sorted by \`${path.join('.')}\`, which ${why}: their order gives it away.`,
    hint: 'Write the field of another column.',
  };
}

function reasonFor(
  [root = '', ...path]: readonly string[],
  { manifest, tool, facts: command }: LintedManifest,
  told: ReadonlyMap<string | undefined, string | undefined>,
  vocabulary: Vocabulary,
  facts: Facts,
): string | undefined {
  if (path.length === 0) return undefined;
  if (root === 'item' || root === 'items') return whySecret(path, manifest, command);
  if (root === 'args') return isSecretArgument(path, tool.params) ? 'is a secret of the caller' : undefined;
  if (!told.has(root)) return undefined;
  const entity = told.get(root);
  const list = entity === undefined ? undefined : vocabulary.entities[entity]?.list;
  return isSecretOf(path.join('.'), list, facts) ? 'is a secret of that object' : undefined;
}

/** An address prints without user and password, so `userinfo` is no secret here. */
function isSecretArgument([name = '', ...inside]: readonly string[], params: Readonly<Record<string, Param>>): boolean {
  const param = Object.hasOwn(params, name) ? params[name] : undefined;
  if (!param) return false;
  if (param.sensitive === true || (param.type !== 'boolean' && isSecretName(name))) return true;
  const rest = typeof param.additionalProperties === 'object' ? param.additionalProperties : undefined;
  const [key = ''] = inside;
  return inside.length > 0 && ((param.properties?.[key] ?? rest)?.sensitive === true || isSecretName(key));
}
