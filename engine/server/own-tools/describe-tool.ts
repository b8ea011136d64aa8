import { acceptedEngineArguments } from '../../manifest/engine-arguments.js';
import { readArguments } from '../../call/arguments/read-arguments.js';
import type { Engine, OwnTool } from '../../call/engine.js';
import { tellName } from '../../text/tell-value.js';
import { findTool } from '../../call/find-tool.js';
import { authorise } from '../../call/guard/authorise.js';
import { argumentNotes, fieldsOf } from '../../manifest/describe-argument.js';
import { didYouMean } from '../../text/nearest.js';
import {
  argumentsOf,
  describePossible,
  describeRequires,
  describeRule,
  describeStatus,
} from '../../manifest/describe-rules.js';
import { describeParam } from '../../manifest/input-schema.js';
import type { Param, Tool, Vocabulary } from '../../manifest/types.js';
import { DESCRIBE_TOOL } from '../../manifest/own-tool-names.js';
import { ownTool } from './own-tool.js';

const tool = ownTool(DESCRIBE_TOOL, {
  command: 'listApis',
  title: 'Describe a tool',
  description:
    'Shows everything about one tool: all its arguments, including the rare ones that schemas leave out, the rules between them, its dangers, and examples. With `arguments`, only about those.',
  params: {
    tool: { type: 'string', required: true, description: 'Its name' },
    arguments: { type: 'array', items: { type: 'string' }, description: 'Names of the arguments to explain' },
  },
});

export const describeTool: OwnTool = {
  ...tool,
  run(engine, request) {
    const { args } = readArguments(tool, request.arguments, engine.catalog.vocabulary);
    const found = findTool(engine, String(args['tool']));
    // Read-only servers explain changes too: to know is not to do.
    authorise(engine.settings, { ...found, effect: 'read' });
    const wanted = args['arguments'] as string[] | undefined;
    const text = wanted === undefined ? describe(found, engine) : describeSome(found, wanted, engine);
    return Promise.resolve({ text, structured: { tool: found.name } });
  },
};

/** Only what was asked for: all about deploying a machine has 1,600 tokens. */
function describeSome(found: Tool, wanted: readonly string[], { catalog }: Engine): string {
  const all = allArguments(found);
  const names = new Map(all.map(([name]) => [name.toLowerCase(), name]));
  const known = new Set(wanted.map((name) => names.get(name.trim().toLowerCase())));
  const unknown = wanted.filter((name) => !names.has(name.trim().toLowerCase()));
  const rules = (found.rules ?? []).filter((rule) => argumentsOf(rule).some((name) => known.has(name)));
  return [
    `${found.name}: ${found.title}`,
    ...argumentLines(
      all.filter(([name]) => known.has(name)),
      catalog.vocabulary,
    ),
    ...rules.map(describeRule),
    ...unknown.map((name) => {
      const said = tellName(name);
      return `It has no argument ${said}.${didYouMean(said, names.values())}`;
    }),
  ].join('\n');
}

function describe(found: Tool, { catalog }: Engine): string {
  const { vocabulary } = catalog;
  const paragraphs = [
    `${found.name}: ${found.title} (CloudStack command ${found.command}, ${found.effect}${found.async ? ', as a job' : ''})`,
    `${describeStatus(found)}${found.description.trim()}${describeRequires(found.requires)}`,
    ['Arguments:', ...argumentLines(allArguments(found), vocabulary)].join('\n'),
    (found.rules ?? []).map(describeRule).join('\n'),
    (found.possible ?? []).map(describePossible).join('\n'),
    dangerLines(found).join('\n'),
    exampleLines(found).join('\n'),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

type NamedParam = readonly [name: string, param: Param];

/** CloudStack's and the engine's own. */
function allArguments(found: Tool): NamedParam[] {
  const own = acceptedEngineArguments(found).map(({ name, schema }) => [name, schema as Param] as const);
  return [...Object.entries(found.params), ...own];
}

function argumentLines(all: readonly NamedParam[], vocabulary: Vocabulary): string[] {
  return all.map(([name, param]) => {
    const inner = Object.entries(fieldsOf(param)).map(
      ([field, spec]) => `    ${field}: ${describeParam(spec, vocabulary)}`,
    );
    return [`- ${name} (${argumentNotes(param).join('; ')}): ${describeParam(param, vocabulary)}`, ...inner].join('\n');
  });
}

function dangerLines({ danger }: Tool): string[] {
  if (!danger) return [];
  const raised = (danger.escalate ?? []).flatMap(({ when, severity }) =>
    severity === undefined
      ? []
      : [
          `${severity} with ${[when]
            .flat()
            .flatMap((each) => Object.keys(each))
            .join(', ')}`,
        ],
  );
  return [
    `Danger: ${[danger.severity, ...raised].join('; ')}.${danger.reversible === false ? ' It cannot be undone.' : ''}`,
  ];
}

function exampleLines({ examples = [] }: Tool): string[] {
  return examples.map(({ ask, args }) => `Example: "${ask}" -> ${JSON.stringify(args)}`);
}
