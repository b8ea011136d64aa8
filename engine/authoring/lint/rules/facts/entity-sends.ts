import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import type { Entity } from '../../../../manifest/types.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';

const roles = (needs: string): Example =>
  asFile(
    '_shared/entities.yaml',
    `# yaml-language-server: $schema=../../schemas/entities.schema.json\nproject-role: { list: listProjectRoles, filter: name, byId: projectroleid, ${needs}as: projectrole }\n`,
    {},
    `project-role: { list: listProjectRoles, filter: name, byId: projectroleid, ${needs}as: projectrole }`,
  );

export const entitySends: Rule = {
  id: 'facts/entity-sends',
  title: 'A look-up sends what its list command requires, and finds things in one way.',
  why: 'CloudStack refuses a list without what it requires, so that no name would ever be found. And what has a name is found by it: a label is for things without one.',
  severity: 'error',
  bad: roles(''),
  good: roles('needs: [projectid], '),
  *checkFile({ kind, source, yaml, problems }, { facts }) {
    if (kind !== 'shared' || sharedKind(source) !== 'entities' || problems.length > 0) return;
    const entities = yaml.data as Record<string, Entity>;
    for (const [name, entity] of Object.entries(entities)) {
      const strange = entity.or?.findIndex((other) => !Object.hasOwn(entities, other)) ?? -1;
      if (strange >= 0) {
        yield {
          at: [name, 'or', strange],
          message: `There is no kind of thing called \`${entity.or?.[strange] ?? ''}\`.`,
          hint: 'Write a name of this file.',
        };
      }
      const lost = Object.entries(entity.each ?? {}).find(
        ([need, parent]) => !entity.needs?.includes(need) || !Object.hasOwn(entities, parent),
      );
      if (lost) {
        yield {
          at: [name, 'each', lost[0]],
          message: `\`each\` goes through every ${lost[1]} for \`${lost[0]}\`, and ${entity.needs?.includes(lost[0]) === true ? `there is no kind of thing called \`${lost[1]}\`` : 'nothing is needed there'}.`,
          hint: 'Write an argument that stands under `needs`, and the kind of thing that it names.',
        };
      }
      const sent = new Set([...Object.keys(entity.send ?? {}), ...(entity.needs ?? []), ...(entity.filter === undefined ? [] : [entity.filter])]); // prettier-ignore
      const missing = (facts.command(entity.list)?.params ?? []).find(
        (param) => param.required === true && !sent.has(param.name),
      );
      if (missing) {
        yield {
          at: [name, entity.send === undefined ? 'list' : 'send'],
          message: `\`${entity.list}\` cannot be called without \`${missing.name}\`, and this entry does not send it.`,
          hint: `Add \`send: { ${missing.name}: ... }\` if it is always the same, or \`needs: [${missing.name}]\` if it comes from another argument.`,
        };
      }
      if (entity.label !== undefined && (entity.name ?? []).length > 0) {
        yield {
          at: [name, 'label'],
          message: 'A `label` is for things without a name, and these have one.',
          hint: 'Remove `label`, or write `name: []` if nobody calls them by a name.',
        };
      }
    }
  },
};
