import { acceptedEngineArguments } from '../../manifest/engine-arguments.js';
import { readArguments } from '../../call/arguments/read-arguments.js';
import type { Engine, OwnTool } from '../../call/engine.js';
import { findTool } from '../../call/find-tool.js';
import { describePossible, describeRequires, describeRule, describeStatus } from '../../manifest/describe-rules.js';
import { describeParam } from '../../manifest/input-schema.js';
import type { Param, Tool, Vocabulary } from '../../manifest/types.js';
import { DESCRIBE_TOOL } from '../../manifest/own-tool-names.js';
import { ownTool } from './own-tool.js';

const tool = ownTool(DESCRIBE_TOOL, {
  command: 'listApis',
  title: 'Describe a tool',
  description:
    'Shows everything about one tool: all its arguments, including the rare ones that the list of tools leaves out, the rules between them, how dangerous it is, and examples.',
  params: { tool: { type: 'string', required: true, description: 'The name of the tool.' } },
});

export const describeTool: OwnTool = {
  ...tool,
  run(engine, request) {
    const { args } = readArguments(tool, request.arguments, engine.catalog.vocabulary);
    const name = String(args['tool']);
    const found = findTool(engine, name);
    return Promise.resolve({ text: describe(found, engine), structured: { tool: name } });
  },
};

function describe(found: Tool, { catalog }: Engine): string {
  const { vocabulary } = catalog;
  const paragraphs = [
    `${found.name}: ${found.title} (CloudStack command ${found.command}, ${found.effect}${found.async ? ', as a job' : ''})`,
    `${describeStatus(found)}${found.description.trim()}${describeRequires(found.requires)}`,
    ['Arguments:', ...argumentLines(found, vocabulary)].join('\n'),
    (found.rules ?? []).map(describeRule).join('\n'),
    (found.possible ?? []).map(describePossible).join('\n'),
    dangerLines(found).join('\n'),
    exampleLines(found).join('\n'),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function argumentLines(found: Tool, vocabulary: Vocabulary): string[] {
  const own = acceptedEngineArguments(found).map(({ name, schema }) => [name, schema as Param] as const);
  return [...Object.entries(found.params), ...own].map(([name, param]) => {
    const notes = [
      param.use === undefined ? (param.type ?? 'string') : param.list ? 'list' : 'string',
      param.required ? 'required' : '',
      param.enum && !param.open ? `one of ${param.enum.join(', ')}` : '',
      param.codes ? `one of ${Object.keys(param.codes).join(', ')}` : '',
      param.preset === undefined ? '' : `${String(param.preset)} unless given`,
      param.since === undefined ? '' : `since CloudStack ${param.since}`,
      param.for ? `for ${param.for.join(', ')}` : '',
      param.deprecated === undefined ? '' : `deprecated: ${param.deprecated}`,
    ].filter((note) => note !== '');
    const fields = {
      ...param.properties,
      ...(param.items as { properties?: Record<string, Param> } | undefined)?.properties,
    };
    const inner = Object.entries(fields).map(([field, spec]) => `    ${field}: ${describeParam(spec, vocabulary)}`);
    return [`- ${name} (${notes.join('; ')}): ${describeParam(param, vocabulary)}`, ...inner].join('\n');
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
