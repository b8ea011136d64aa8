import { commandWords } from '../../../../manifest/command-words.js';
import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { fitsGlob } from '../../../../manifest/tool-glob.js';
import type { Synonyms } from '../../../../search/lexicon.js';
import type { Toolset } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import type { LintContext } from '../../context.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';

const example = (tool: string): Example =>
  asFile(
    '_shared/toolsets.yaml',
    `# yaml-language-server: $schema=../../schemas/toolsets.schema.json\nrouting:\n  description: Virtual routers and what they do.\n  tools: [${tool}]\n`,
    {},
    `routing:\n  description: Virtual routers and what they do.\n  tools: [${tool}]\n`,
  );

export const knownTools: Rule = {
  id: 'form/known-tools',
  title: 'Tools that toolsets and synonyms name exist, or are those of commands that CloudStack has.',
  why: 'A misspelt name lists nothing and leads nowhere, and nobody is told.',
  severity: 'error',
  bad: example('list-ruoters'),
  good: example('list-routers'),
  *checkFile({ kind, source, yaml, problems }, context) {
    if (kind !== 'shared' || problems.length > 0) return;
    const named = namedIn(sharedKind(source), yaml.data);
    if (named.length === 0) return;
    const tools = toolsOf(context);
    for (const { at, part, name } of named) {
      if (tools.some((tool) => fitsGlob(name, tool))) continue;
      yield {
        at,
        part,
        message: `There is no tool ${name}.`,
        hint:
          didYouMean(
            name,
            tools.map((tool) => tool.name),
          ).trim() || 'Remove it.',
      };
    }
  },
};

interface Named {
  at: Path;
  part: 'key' | 'value';
  name: string;
}

function namedIn(kind: string | undefined, data: unknown): Named[] {
  if (kind === 'synonyms') {
    const { questions = {}, asked = {} } = data as Partial<Synonyms>;
    return Object.entries({ questions, asked }).flatMap(([section, said]) =>
      Object.keys(said).map((name): Named => ({ at: [section, name], part: 'key', name })),
    );
  }
  if (kind !== 'toolsets') return [];
  return Object.entries(data as Record<string, Toolset>).flatMap(([set, { tools }]) =>
    tools.map((name, index): Named => ({ at: [set, 'tools', index], part: 'value', name })),
  );
}

/** Also those of commands that have no manifest yet: a set is written once, and grows by itself. */
function toolsOf({ pathsOf, facts }: LintContext): { name: string; resource: string }[] {
  const written = [...pathsOf].map(([name, [path = '']]) => ({ name, resource: path.split('/').at(-2) ?? '' }));
  const others = [...facts.commands()].map((command) => ({ name: commandWords(command.name).join('-'), resource: '' }));
  return [...written, ...others];
}
