import { describeCondition, describePossible, describeRule } from '../../manifest/describe-rules.js';
import type { Column, Danger, Escalation, Tool, Vocabulary } from '../../manifest/types.js';
import { argumentTable } from './argument-table.js';
import { code, codeBlock, prose } from './markdown.js';

/** What a section is written with: the words manifests share, and where other tools are described. */
export interface ReferenceContext {
  vocabulary: Vocabulary;
  /** Name of a tool -> its resource, for all tools that have a page. */
  pages: ReadonlyMap<string, string>;
}

/** Everything about one tool, as Markdown. */
export function toolSection(tool: Tool, context: ReferenceContext): string {
  const parts = [
    `## ${tool.name}`,
    `**${prose(tool.title)}.** ${summary(tool)}`,
    linked(prose(tool.description), context),
    argumentTable(tool, context.vocabulary),
    (tool.rules ?? []).map((rule) => `- ${prose(describeRule(rule))}`).join('\n'),
    (tool.possible ?? []).map((one) => `- ${prose(describePossible(one))}`).join('\n'),
    tool.danger ? dangerText(tool.danger) : '',
    memoryText(tool),
    answerText(tool),
    secretsText(tool),
    exampleText(tool),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function summary(tool: Tool): string {
  const { command, effect, async: isJob, since, for: roles, file } = tool;
  return [
    `CloudStack's ${code(command)}`,
    effect === 'read' ? 'reads only' : 'changes something',
    isJob === true ? 'runs as a job' : '',
    roles ? `for ${roles.join(', ')}` : 'for every role that may call it',
    since === undefined ? '' : `since CloudStack ${since}`,
    `[manifest](${file.split('/').at(-1) ?? ''})`,
  ]
    .filter((word) => word !== '')
    .join(' · ');
}

/** Names of other tools become links to where they are described. */
function linked(text: string, { pages }: ReferenceContext): string {
  return text.replace(/(?<![\w`/-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w`/-])/g, (name) => {
    const resource = pages.get(name);
    return resource === undefined ? name : `[${name}](../${resource}/README.md#${name})`;
  });
}

function dangerText(danger: Danger): string {
  const { severity, category, warning, also = {}, reversible, undo, impact, confirm, escalate = [] } = danger;
  const heading = [
    `**Danger: ${severity}**${category === undefined ? '' : ` (${category})`}.`,
    reversible === undefined ? '' : reversible ? prose(undo ?? 'It can be undone.') : 'It cannot be undone.',
    impact === undefined ? '' : `Affects: ${prose(impact)}.`,
    confirm === undefined ? '' : `Where a phrase is asked for, it begins with ${code(confirm)}.`,
  ];
  const said = warning === undefined ? [] : [`> ${prose(warning)}`];
  const counted = Object.values(also).map(({ label }) => prose(label.charAt(0).toLowerCase() + label.slice(1)));
  if (counted.length > 0) said.push(`Counted for the question: ${counted.join(', ')}.`);
  return [heading.filter((part) => part !== '').join(' '), ...said, escalate.map(escalationLine).join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function escalationLine({ when, severity, reversible, warning, impact }: Escalation): string {
  const says = [
    severity === undefined ? '' : `**${severity}**.`,
    warning === undefined ? '' : prose(warning),
    reversible === false ? 'It cannot be undone.' : '',
    impact === undefined ? '' : `Affects: ${prose(impact)}.`,
  ];
  return `- When ${prose(describeCondition(when))}: ${says.filter((part) => part !== '').join(' ')}`;
}

const KEPT = {
  list: 'for 5 minutes',
  infrastructure: 'for 15 minutes',
  configuration: 'for 30 minutes',
};

/** What becomes stale by a call, or how long its answer is good for. */
function memoryText({ changes, shows, ttl }: Tool): string {
  if (changes) return changes.length === 0 ? '' : `Changes: ${changes.join(', ')}.`;
  const about = shows && shows.length > 0 ? `Shows: ${shows.join(', ')}. ` : '';
  if (ttl === undefined) return about.trim();
  return ttl === 'none'
    ? `${about}It is fetched again each time.`
    : `${about}Its answer may be remembered ${KEPT[ttl]}.`;
}

function answerText({ answer, output = {} }: Tool): string {
  const { columns, sort, done, card, empty } = output;
  const type = answer.of === undefined ? '' : ` (${code(answer.of)})`;
  const sorted =
    sort === undefined
      ? ''
      : ` Sorted by ${code(sort.replace(/^-/, ''))}${sort.startsWith('-') ? ', descending' : ''}.`;
  return [
    columns ? `Answers a list${type}: ${columns.map((column) => code(columnName(column))).join(', ')}.${sorted}` : '',
    done === undefined ? '' : `When it is done${type}:\n\n${codeBlock(done, 'text')}`,
    card === undefined ? '' : `One of them${columns ? '' : type}:\n\n${codeBlock(card, 'text')}`,
    empty === undefined ? '' : `If nothing matches: ${prose(empty)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function columnName(column: Column): string {
  return typeof column === 'string' ? column : (Object.keys(column)[0] ?? '');
}

function secretsText({ secrets }: Tool): string {
  const hidden = (secrets?.hide ?? []).map((field) => (typeof field === 'string' ? field : field.field));
  const given = Object.keys(secrets?.give ?? {});
  return [
    given.length === 0 ? '' : `Handed over once, in a private file: ${given.map(code).join(', ')}.`,
    hidden.length === 0 ? '' : `Never shown: ${hidden.map(code).join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function exampleText({ name, examples = [] }: Tool): string {
  return examples
    .map(({ ask, args }) => `> ${prose(ask)}\n\n${codeBlock(`${name} ${JSON.stringify(args)}`, 'text')}`)
    .join('\n\n');
}
