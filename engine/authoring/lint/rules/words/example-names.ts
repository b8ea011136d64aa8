import { labelled } from '../../../../call/names/label.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import type { Entity } from '../../../../manifest/types.js';
import { nearest } from '../../../../text/nearest.js';
import type { LintContext } from '../../context.js';
import { inChange } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';
import { knownOf } from '../../world-names.js';
import type { Known } from '../../world-names.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';

const WORLD = { DomainRouterResponse: [{ id: '2876beac-c116-5659-91d5-8c13aa9858e4', name: 'r-12-VM' }] };
const restart = (name: string): Example => ({
  ...inChange(`examples:\n  - ask: Restart the router ${name}\n    args: { id: ${name} }\n`),
  world: WORLD,
});

export const exampleNames: Rule = {
  id: 'words/example-names',
  title: 'Examples name things that the demo cloud has.',
  why: 'Each example can be tried, and the first one is: `cloudstack-mcp try` calls it on the demo cloud. A name that is not there ends in "not found", and so does an id of another cloud.',
  severity: 'warning',
  bad: restart('router-of-my-company'),
  good: restart('r-12-VM'),
  *checkManifest({ manifest: { examples = [] }, tool }, context) {
    if (!context.world) return;
    const references = referencesOf(tool.params, context.vocabulary);
    for (const [index, { args }] of examples.entries()) {
      for (const { param, field, spec, entity } of references) {
        const kind = entity === undefined ? undefined : context.vocabulary.entities[entity];
        const there = kind && knownOf(kind, context);
        if (!kind || !there) continue;
        for (const { value, at } of valuesOf(args[param], field, ['examples', index, 'args', param])) {
          if (spec.literals?.includes(value) === true || TO_BE_WRITTEN.test(value)) continue;
          if (isThere(value, kind, there) || isAnywhere(value, context)) continue;
          const { names } = there;
          const near = nearest(value.toLowerCase(), names.keys()).map((name) => names.get(name) ?? name);
          const some = near.length > 0 ? near : [...names.values()].filter((name) => !IS_ID.test(name));
          yield {
            at,
            part: 'value',
            message: `The demo cloud, on which examples are tried, has no ${entity ?? 'thing'} "${value}".`,
            hint:
              some.length > 0
                ? `Use one that it has, such as ${some.slice(0, 3).join(', ')}.`
                : 'Write the id of one that `cloudstack-mcp --demo` lists.',
          };
        }
      }
    }
  },
};

const IS_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

function isThere(value: string, entity: Entity, { rows, names }: Known): boolean {
  if (names.has(value.toLowerCase()) || isStartOfId(value, names)) return true;
  return entity.label !== undefined && labelled(rows, value, entity).length > 0;
}

/** Some lists show things under the type of others: network appliances are hosts. */
function isAnywhere(value: string, { world = {} }: LintContext): boolean {
  return IS_ID.test(value) && Object.values(world).some((rows) => rows.some((row) => row['id'] === value));
}

function isStartOfId(value: string, names: ReadonlyMap<string, string>): boolean {
  return /^[0-9a-f-]{8,}$/i.test(value) && [...names.keys()].some((name) => name.startsWith(value.toLowerCase()));
}

function* valuesOf(
  value: unknown,
  field: string | undefined,
  at: (string | number)[],
): Iterable<{ value: string; at: (string | number)[] }> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* valuesOf(one, field, [...at, index]);
  } else if (typeof value === 'object' && value !== null) {
    if (field !== undefined) yield* valuesOf((value as Record<string, unknown>)[field], undefined, [...at, field]);
  } else if (field === undefined && typeof value === 'string') yield { value, at };
}
