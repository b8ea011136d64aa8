import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import { readYamlFile } from '../../../../manifest/read-yaml.js';
import type { Entity } from '../../../../manifest/types.js';
import { isShared } from '../../../../manifest/find-files.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';

const OTHER = {
  'built-in/_shared/entities.yaml':
    'router: { list: listRouters, filter: name, tell: [zonename, state], as: router }\n',
};

const example = (list: string): Example => {
  const line = `router: { list: ${list}, filter: name, tell: [zonename, state], as: router }\n`;
  const own = asFile(
    '_shared/entities.yaml',
    `# yaml-language-server: $schema=../../schemas/entities.schema.json\n${line}`,
    {},
    line,
  );
  // As if two folders were loaded: the built-in one, and one of somebody.
  return { ...own, beside: asFile('', '', OTHER).beside.map((file) => ({ ...file, name: '_shared/entities.yaml' })) };
};

export const sharedOverrides: Rule = {
  id: 'form/shared-overrides',
  title: 'A folder of your own does not give a built-in word another meaning.',
  why: 'Every tool of every folder then looks for its machines elsewhere: a name that a person says leads to something else, in warnings too.',
  severity: 'error',
  bad: example('listInternalLoadBalancerVMs'),
  good: example('listRouters'),
  *compareFile({ kind, source, yaml, problems }, { sources }) {
    if (kind !== 'shared' || sharedKind(source) !== 'entities' || problems.length > 0) return;
    const others = sources.filter(
      (file) => isShared(file) && file.path !== source.path && sharedKind(file) === 'entities',
    );
    for (const other of others) {
      const known = readYamlFile(other).data as Record<string, Entity> | undefined;
      for (const [name, entity] of Object.entries(yaml.data as Record<string, Entity>)) {
        const before = known && Object.hasOwn(known, name) ? known[name] : undefined;
        if (!before || (before.list === entity.list && (before.id ?? 'id') === (entity.id ?? 'id'))) continue;
        yield {
          at: [name],
          message: `All other tools look up \`${name}\` with ${before.list}; this would make them use ${entity.list}.`,
          hint: 'Give your entry another name, and write that name in your manifests.',
        };
      }
    }
  },
};
