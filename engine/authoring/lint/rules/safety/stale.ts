import { entitiesOf } from '../../entities-of.js';
import { inChange } from '../../example.js';
import type { Manifest, Param } from '../../../../manifest/types.js';
import type { Finding, Rule } from '../../rule.js';

/** Things that an argument names, and that make it worse, are not as before. */
function* takenAlong({ danger, changes = [] }: Manifest, params: Readonly<Record<string, Param>>): Iterable<Finding> {
  const named = (danger?.escalate ?? [])
    .filter(({ warning = '' }) => /delet|destroy|remov|expung|wip|eras/i.test(warning))
    .flatMap(({ when }) => [when].flat().flatMap((one) => Object.entries(one)));
  for (const [name, test] of named) {
    const use = params[name]?.use;
    if (use === undefined || changes.includes(use) || typeof test !== 'object' || Array.isArray(test)) continue;
    if (!('present' in test) || !test.present) continue;
    yield {
      at: ['changes'],
      message: `With \`${name}\` the call takes a ${use} along, so lists of those must not be remembered.`,
      hint: `Add ${use} to \`changes\`.`,
    };
  }
}

/** What is counted as belonging to a thing that is deleted is gone with it, unless the words beside it say otherwise. */
function* goneWithIt({ command, danger, changes = [] }: Manifest): Iterable<Finding> {
  if (!/^(?:delete|destroy|expunge|purge)/i.test(command) || changes.length === 0) return;
  for (const { use, label } of Object.values(danger?.also ?? {})) {
    if (!/^(?:its|their)\b/i.test(label) || /\b(?:keep|kept|stay|remain|left|not)\b/i.test(label)) continue;
    if (changes.includes(use)) continue;
    yield {
      at: ['changes'],
      message: `The question counts "${label}" as taken along, but lists of those would go on showing them.`,
      hint: `Add ${use} to \`changes\`. If they are kept, say so in the label.`,
    };
  }
}

/** A list that finds one of its rows by id shows things of that kind. */
function* shownById({ answer, effect, params = {}, shows = [] }: Manifest): Iterable<Finding> {
  const use = params['id']?.use;
  if (effect !== 'read' || answer.kind !== 'list' || use === undefined || shows.length === 0) return;
  if (shows.includes(use)) return;
  yield {
    at: ['shows'],
    message: `By \`id\` it shows a ${use}, but it is said to show something else.`,
    hint: `Add ${use} to \`shows\`.`,
  };
}

export const stale: Rule = {
  id: 'safety/stale',
  title: 'A change says what it makes stale, and a read what it shows.',
  why: 'Answers and names are remembered until something changes them. A machine that was destroyed must not stay in the list, nor its name lead to the wrong id.',
  severity: 'error',
  bad: inChange('changes: [zone]\n'),
  good: inChange('changes: [router, network]\n'),
  *checkManifest({ manifest, tool: { resource, params } }, context) {
    const { effect, changes = [], shows = [], ttl } = manifest;
    const about = entitiesOf(manifest, resource, context);
    const hint = `Add ${about.length > 1 ? `one of ${about.join(', ')}` : (about[0] ?? '')}`;
    if (effect === 'change') {
      if (ttl !== undefined) {
        yield {
          at: ['ttl'],
          message: '`ttl` is only for tools that read: the answer to a change is never remembered.',
          hint: 'Remove `ttl`.',
        };
      }
      yield* takenAlong(manifest, params);
      yield* goneWithIt(manifest);
      if (about.length > 0 ? about.some((one) => changes.includes(one)) : changes.length > 0) return;
      // What has no entry, and touches nothing that has one, makes nothing stale.
      if (about.length === 0 && !Object.values(params).some(({ use }) => use !== undefined)) return;
      yield {
        at: ['changes'],
        message: `Lists would go on showing what was there before: \`changes\` names ${about.length > 0 ? 'other things' : 'nothing'}.`,
        hint:
          about.length > 0
            ? `${hint} to \`changes\`.`
            : 'Write the kinds of things that are different afterwards, as _shared/entities.yaml calls them.',
      };
    } else if (about.length > 0 && !about.some((one) => shows.includes(one)) && ttl === 'none') {
      yield* shownById(manifest);
    } else if (ttl !== 'none' && about.length > 0 && !about.some((one) => shows.includes(one))) {
      yield {
        at: manifest.shows ? ['shows'] : ['ttl'],
        message: '`shows` does not say what this tool lists, so the list would stay the same after a change.',
        hint: `${hint} to \`shows\`. If nothing is to be remembered, write \`ttl: none\`.`,
      };
    }
  },
};
