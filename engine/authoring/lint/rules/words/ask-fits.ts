import { dirname } from 'node:path/posix';
import { readYamlFile } from '../../../../manifest/read-yaml.js';
import type { Manifest, Param } from '../../../../manifest/types.js';
import type { FolderContext } from '../../context.js';
import { inChange } from '../../example.js';
import type { Example } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';
import { knownOf } from '../../world-names.js';

const restart = (name: string): Example =>
  inChange(
    `examples:\n  - ask: Restart the router r-12-VM\n    args: { id: ${name} }\n  - ask: "Router r-13-VM hangs: restart it"\n    args: { id: r-13-VM }\n`,
  );

export const askFits: Rule = {
  id: 'words/ask-fits',
  title: 'The call of an example is about what the person names.',
  why: 'Models learn from examples how to read a wish. One that turns a machine into another teaches to change what nobody spoke of.',
  severity: 'warning',
  bad: restart('r-13-VM'),
  good: restart('r-12-VM'),
  *compareManifest({ manifest: { examples = [], params = {} }, source }, context) {
    for (const [index, { ask, args }] of examples.entries()) {
      yield* ofNumbers(index, ask, args);
      const said = namesIn(ask).filter((name) => !valuesOf(args).includes(name));
      if (said.length === 0) continue;
      for (const [param, value] of Object.entries(args)) {
        const kind = params[param]?.use;
        if (kind === undefined || typeof value !== 'string' || isIn(value, ask)) continue;
        const entity = context.vocabulary.entities[kind];
        const there = entity && knownOf(entity, context)?.names;
        const near = namesOfKind(kind, dirname(source.name), context);
        const meant = said.find((name) => near.has(name) || there?.has(name.toLowerCase()) === true);
        if (meant === undefined) continue;
        yield {
          at: ['examples', index, 'args', param],
          part: 'value',
          message: `The person names ${meant}, and the call is about ${value}.`,
          hint: `Write ${meant} here, or name ${value} in the \`ask\`.`,
        };
      }
    }
  },
};

/** "Forty machines" may become anything; "40 machines" becomes 40, or 40960 where CloudStack counts in smaller units. */
function* ofNumbers(index: number, ask: string, args: Record<string, unknown>): Iterable<Finding> {
  const said = (ask.match(/\d+/g) ?? []).filter((digits) => digits.length > 1);
  for (const [param, value] of Object.entries(args)) {
    const at = ['examples', index, 'args', param];
    if (value === '*' && !/\b(?:all|every\w*|any\w*)\b/i.test(ask)) {
      yield {
        at,
        part: 'value',
        message: 'The call is about everything, and the person does not say so.',
        hint: 'Write what the person names.',
      };
    }
    if (typeof value !== 'number' || value < 10 || said.length === 0) continue;
    const others = JSON.stringify({ ...args, [param]: undefined });
    if (said.some((digits) => isSame(Number(digits), value) || others.includes(digits))) continue;
    yield {
      at,
      part: 'value',
      message: `The person says ${said.join(' and ')}, and the call ${value}.`,
      hint: 'Write the same number in both.',
    };
  }
}

const isSame = (said: number, given: number): boolean =>
  [1, 8, 1000, 1024, 1024 ** 2, 1024 ** 3, 60, 24, 3600, 86_400].some((factor) => said * factor === given);

/** Words that may be names of things: "web-03", "r-12-VM", "before-upgrade". Whether they are is told by other examples. */
function namesIn(text: string): string[] {
  return text.match(/(?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w-])/gi) ?? [];
}

function isIn(name: string, text: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}

function valuesOf(data: unknown): string[] {
  if (typeof data === 'string') return [data, ...namesIn(data)];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(valuesOf) : [];
}

const known = new WeakMap<FolderContext, Map<string, ReadonlySet<string>>>();

/** What the examples of the tools of a folder call things of a kind. */
function namesOfKind(kind: string, folder: string, context: FolderContext): ReadonlySet<string> {
  const byKind = known.get(context) ?? new Map<string, ReadonlySet<string>>();
  known.set(context, byKind);
  const key = `${folder} ${kind}`;
  let names = byKind.get(key);
  if (!names) {
    const near = context.manifests.filter(({ name }) => dirname(name) === folder);
    names = new Set(near.flatMap((file) => namesGiven(kind, readYamlFile(file).data)));
    byKind.set(key, names);
  }
  return names;
}

/** Others may be in any state of being written. */
function namesGiven(kind: string, data: unknown): string[] {
  const { params, examples } = (typeof data === 'object' && data !== null ? data : {}) as Partial<Manifest>;
  const named = Object.entries((params ?? {}) as Record<string, Partial<Param> | null>).flatMap(([name, param]) =>
    param?.use === kind ? [name] : [],
  );
  return (Array.isArray(examples) ? examples : []).flatMap((one: { args?: Record<string, unknown> } | null) =>
    named.flatMap((name) => valuesOf(one?.args?.[name])),
  );
}
