import { inRead } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Param } from '../../../../manifest/types.js';

export const noDoubles: Rule = {
  id: 'form/no-doubles',
  title: 'No list has the same entry twice.',
  why: 'One of the two was meant to be something else, and that is missing now.',
  severity: 'warning',
  bad: inRead('shows: [router, router]\n'),
  good: inRead('shows: [router]\n'),
  *checkManifest({ manifest }) {
    for (const word of ['changes', 'shows', 'include', 'for', 'instead', 'aliases'] as const) {
      yield* doublesIn((manifest as Partial<Record<typeof word, unknown>>)[word], [word]);
    }
    yield* doublesIn(manifest.secrets?.hide, ['secrets', 'hide']);
    for (const [name, param] of Object.entries(manifest.params ?? {})) yield* inParam(param, ['params', name]);
  },
};

function* inParam({ literals, unless, for: roles }: Param, at: Path): Iterable<Finding> {
  yield* doublesIn(literals, [...at, 'literals']);
  yield* doublesIn(unless, [...at, 'unless']);
  yield* doublesIn(roles, [...at, 'for']);
}

function* doublesIn(list: unknown, at: Path): Iterable<Finding> {
  if (!Array.isArray(list)) return;
  for (const [index, one] of (list as unknown[]).entries()) {
    if (typeof one !== 'string' || list.indexOf(one) === index) continue;
    yield {
      at: [...at, index],
      part: 'value',
      message: `\`${one}\` is in this list twice.`,
      hint: 'Remove one of them, or correct it.',
    };
  }
}
