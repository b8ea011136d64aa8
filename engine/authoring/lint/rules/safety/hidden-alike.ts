import { readYamlFile } from '../../../../manifest/read-yaml.js';
import type { Manifest } from '../../../../manifest/types.js';
import { toolNameOf } from '../../context.js';
import type { FolderContext } from '../../context.js';
import { inRead } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';
import { oncePer } from '../../once-per.js';

const HIDE = 'secrets:\n  hide:\n    - { field: dns1, when: [{ name: { matches: "^secret" } }] }\n';

const example = (secrets: string): Example => ({
  ...inRead(secrets, {
    'router/reboot-router.yaml': `command: rebootRouter\nanswer: { kind: object, of: DomainRouterResponse }\n${HIDE}`,
  }),
  ...(secrets === '' ? { shown: '# without secrets' } : {}),
});

export const hiddenAlike: Rule = {
  id: 'safety/hidden-alike',
  title: 'What another tool hides in the same kind of answer in some cases is hidden here too.',
  why: 'A setting that holds a password looks like any other. Who hid it elsewhere knew which ones do; here it would be shown.',
  severity: 'error',
  bad: example(''),
  good: example(HIDE),
  *compareManifest({ manifest: { answer, secrets = {} }, source }, context) {
    if (answer.of === undefined || answer.kind === 'none' || answer.kind === 'success') return;
    const { hide = [], give = {} } = secrets;
    const own = hide.map((entry) => (typeof entry === 'string' ? entry : entry.field));
    for (const { field, by } of hiddenIn(context).get(answer.of) ?? []) {
      if (by === toolNameOf(source) || own.includes(field) || Object.hasOwn(give, field)) continue;
      yield {
        at: ['secrets'],
        message: `${by} hides \`${field}\` in some cases, and this tool answers the same kind of thing.`,
        hint: `Copy \`secrets:\` from ${by}.`,
      };
    }
  },
};

interface Hidden {
  field: string;
  by: string;
}

/** Fields that some tool hides in some cases, by the type of the answer. */
const hiddenIn = oncePer((context: FolderContext): ReadonlyMap<string, readonly Hidden[]> => {
  const found = new Map<string, Hidden[]>();
  for (const source of context.manifests) {
    // Reading them all would cost more than the whole check of one.
    if (!/^\s+- \{ field:|^\s+- field:/m.test(source.text)) continue;
    const { answer, secrets } = (readYamlFile(source).data ?? {}) as Partial<Manifest>;
    const type = answer?.of;
    if (type === undefined || !Array.isArray(secrets?.hide)) continue;
    for (const entry of secrets.hide) {
      const all = found.get(type) ?? [];
      if (typeof entry === 'string' || all.some(({ field }) => field === entry.field)) continue;
      found.set(type, [...all, { field: entry.field, by: toolNameOf(source) }]);
    }
  }
  return found;
});
