import type { CommandFacts } from '../../../../facts/load-facts.js';
import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Entity } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import type { FolderContext } from '../../context.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import { paramFacts } from '../../known-params.js';
import type { Rule } from '../../rule.js';
import { oncePer } from '../../once-per.js';

const example = (lines: string): Example =>
  asFile(
    '_shared/entities.yaml',
    `# yaml-language-server: $schema=../../schemas/entities.schema.json\n${lines}\n`,
    {},
    lines,
  );

export const entityCommand: Rule = {
  id: 'facts/entity-command',
  title: 'A thing is looked up with a list command that exists, by parameters that this command has.',
  why: 'CloudStack ignores a parameter that it does not know: the search would take longer, or find things of others.',
  severity: 'error',
  bad: example('router: { list: listRouters, filter: title, tell: [zonename, state], as: router }'),
  good: example('router: { list: listRouters, filter: name, tell: [zonename, state], as: router }'),
  *compareFile({ kind, source, yaml, problems }, context) {
    if (kind !== 'shared' || sharedKind(source) !== 'entities' || problems.length > 0) return;
    for (const [name, entity] of Object.entries(yaml.data as Record<string, Entity>)) {
      const command = context.facts.command(entity.list);
      if (!command) {
        const names = [...context.facts.commands()].map((one) => one.name);
        yield {
          at: [name, 'list'],
          part: 'value',
          message: `CloudStack has no command \`${entity.list}\`.`,
          hint: `${didYouMean(entity.list, names)} If your own cloud has it, save what listApis answers there, and lint with --apis and the name of that file.`.trim(),
        };
        continue;
      }
      for (const { at, param } of sent(entity, lookedUpIn(context).has(name), command)) {
        if (paramFacts(command).has(param)) continue;
        yield {
          at: [name, ...at],
          ...(at.length === 1 ? { part: 'value' as const } : {}),
          message: `\`${entity.list}\` has no parameter \`${param}\`.`,
          hint:
            didYouMean(param, paramFacts(command).keys()).trim() ||
            `Remove it, or use one of ${[...paramFacts(command).keys()].join(', ')}.`,
        };
      }
    }
  },
};

/** Every parameter that a look-up may send, and where it is written. */
function* sent(
  { filter, byId, within = [], needs = [], send = {}, fallback = {}, id }: Entity,
  isUsed: boolean,
  { name }: CommandFacts,
): Iterable<{ at: Path; param: string }> {
  if (filter !== undefined) yield { at: ['filter'], param: filter };
  for (const [index, param] of within.entries()) yield { at: ['within', index], param };
  for (const [index, param] of needs.entries()) yield { at: ['needs', index], param };
  for (const param of Object.keys(send)) yield { at: ['send', param], param };
  for (const param of Object.keys(fallback)) yield { at: ['fallback', param], param };
  if (byId === '') return;
  if (byId !== undefined) yield { at: ['byId'], param: byId };
  // Some entries only say what goes stale. Others are looked up by their id, unless that is another field.
  else if (isUsed && id === undefined && name !== '') yield { at: ['list'], param: 'id' };
}

/** What some manifest has a parameter for that names such a thing. */
const lookedUpIn = oncePer(
  ({ sources }: FolderContext) =>
    new Set(
      sources.flatMap(({ text }) => Array.from(text.matchAll(/\buse:\s*["']?([\w-]+)/g), ([, used = '']) => used)),
    ),
);
