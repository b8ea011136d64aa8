import { Help } from 'commander';
import { findTool } from '../call/find-tool.js';
import type { Flags } from '../config/settings.js';
import { acceptedEngineArguments } from '../manifest/engine-arguments.js';
import { argumentNotes, fieldsOf } from '../manifest/describe-argument.js';
import { describePossible, describeRequires, describeRule, describeStatus } from '../manifest/describe-rules.js';
import { describeParam } from '../manifest/input-schema.js';
import type { Param, Tool, Vocabulary } from '../manifest/types.js';
import { OWN_TOOLS } from '../server/own-tools/own-tools.js';
import { oneLine } from '../text/plain-text.js';
import { shellLine } from '../text/shell-line.js';
import { openLocalCatalog } from './local-catalog.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

const NAME = 'cloudstack-mcp call';
const WIDEST = 100;

/** `call TOOL --help`: everything about one tool, without a cloud. Throws unknown-tool. */
export async function toolHelp(name: string, flags: Flags, terminal: Terminal = processTerminal()): Promise<void> {
  const { catalog } = await openLocalCatalog(flags, terminal);
  const own = OWN_TOOLS.find((tool) => tool.name === name);
  const tool = own ?? findTool({ catalog, ownTools: OWN_TOOLS, knownSecrets: new Set() }, name);
  terminal.write(`${describe(tool, catalog.vocabulary, terminal)}\n`);
}

function describe(tool: Tool, vocabulary: Vocabulary, { columns, colors }: Terminal): string {
  const help = Object.assign(new Help(), { helpWidth: Math.min(columns, WIDEST) });
  const wrap = (text: string): string => help.boxWrap(text, help.helpWidth);
  const all = Object.entries(tool.params);
  const [rare, usual] = [all.filter(([, { more }]) => more), all.filter(([, { more }]) => !more)];
  const engines = acceptedEngineArguments(tool).map(({ name, schema }) => [name, schema as Param] as const);
  const width = Math.max(0, ...[...all, ...engines].map(([name]) => name.length));
  const section = (title: string, params: readonly (readonly [string, Param])[]): string =>
    params.length === 0
      ? ''
      : [colors.bold(title), ...params.map(([name, param]) => item(name, param, width, vocabulary, help))].join('\n');
  const isOwn = OWN_TOOLS.some(({ name }) => name === tool.name);
  const what = [tool.effect === 'read' ? 'reads' : 'changes something', ...(tool.async ? ['as a job'] : [])];
  const notes = [...(tool.rules ?? []).map(describeRule), ...(tool.possible ?? []).map(describePossible)];
  return [
    `${colors.bold('Usage:')} ${NAME} ${tool.name}${all.length > 0 ? ' KEY=VALUE...' : ''}`,
    `${colors.bold(oneLine(tool.title))} (${[...(isOwn ? [] : [`CloudStack’s ${tool.command}`]), what.join(', ')].join('; ')})`,
    wrap(`${describeStatus(tool)}${tool.description.trim().replace(/\s+/g, ' ')}${describeRequires(tool.requires)}`),
    section('Arguments:', requiredFirst(usual)),
    section('Rare arguments:', requiredFirst(rare)),
    notes.map(wrap).join('\n'),
    section('Arguments of every such tool:', engines),
    wrap(dangerLine(tool)),
    exampleLines(tool, colors).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function requiredFirst(params: readonly [string, Param][]): [string, Param][] {
  return [...params.filter(([, { required }]) => required), ...params.filter(([, { required }]) => !required)];
}

function item(name: string, param: Param, width: number, vocabulary: Vocabulary, help: Help): string {
  const text = oneLine(describeParam(param, vocabulary));
  const notes = argumentNotes(param).join('; ');
  const lines = [help.formatItem(name, width, text === '' ? notes : `${text} [${notes}]`, help)];
  for (const [field, spec] of Object.entries(fieldsOf(param)))
    lines.push(help.formatItem('', width, `${field}: ${describeParam(spec, vocabulary)}`, help));
  return lines.join('\n');
}

function dangerLine({ danger }: Tool): string {
  if (!danger) return '';
  const raised = (danger.escalate ?? []).flatMap(({ when, severity }) => {
    const words = [when].flat().flatMap((each) => Object.keys(each));
    return severity === undefined ? [] : [`${severity} with ${words.join(', ')}`];
  });
  const end =
    danger.reversible === false ? ' It cannot be undone.' : danger.undo === undefined ? '' : ` ${danger.undo}`;
  return `Severity: ${[danger.severity, ...raised].join('; ')}.${end}`;
}

function exampleLines({ name, examples = [] }: Tool, colors: Terminal['colors']): string[] {
  if (examples.length === 0) return [];
  const lines = examples.flatMap(({ ask, args }) => [
    `  ${colors.dim(`# ${oneLine(ask)}`)}`,
    `  ${shellLine([...NAME.split(' '), name, ...Object.entries(args).map(([key, value]) => `${key}=${asText(value)}`)])}`,
  ]);
  return [colors.bold('Examples:'), ...lines];
}

/** As `call` reads it: an @ that begins a value would name a file. */
function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '-' ? '["-"]' : text.replace(/^@/, '@@');
}
