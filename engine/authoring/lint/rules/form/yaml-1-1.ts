import { Scalar, isScalar, visit } from 'yaml';
import { inChange } from '../../example.js';
import type { Edit, Finding, Rule } from '../../rule.js';

/** What YAML 1.1, which many tools still read, takes for something else; yaml.org/type. */
// prettier-ignore -- one kind a line
const KINDS: readonly [pattern: RegExp, reads: string][] = [
  [/^(?:y|n|yes|no|on|off)$/i, 'true or false'],
  [/^[-+]?0[0-7_]+$/, 'a number with eight digits'],
  [/^0o[0-7]+$/, 'a text'],
  [/^[-+]?\d[\d_]*_[\d_]*(?:\.[\d_]*)?$/, 'a number'],
  [/^[-+]?[1-9]\d*(?::[0-5]?\d)+(?:\.\d*)?$/, 'a time, counted in seconds'],
  [/^\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?$/, 'a date'],
  [/^[-+]?0b[01_]+$/, 'a number'],
];

/** A text without anything like it where a value can begin and end needs no closer look. */
const SUSPICIOUS =
  /(?:^[ \t]*(?:-[ \t]+)*|[[{,:]\s+|[[{])(?:y|n|yes|no|on|off|[-+]?0[0-7_]+|0o[0-7]+|[-+]?0b[01_]+|[-+]?\d[\d_]*_[\d_.]*|[-+]?[1-9]\d*(?::[0-5]?\d)+[\d.]*|\d{4}-\d\d?-\d\d?(?:[Tt \t][^\n,\]}]*)?)[ \t]*(?:[,\]}]|: |:$| #|$)/im;

export const yaml11: Rule = {
  id: 'form/yaml-1-1',
  title: 'Words and numbers that older YAML tools read in another way stand in quotes.',
  why: 'This server reads no as the text "no" and 010 as ten. Other tools read false and eight, and so do many people.',
  severity: 'warning',
  bad: inChange('examples:\n  - ask: Restart the router no\n    args: { id: no }\n'),
  good: inChange('examples:\n  - ask: Restart the router no\n    args: { id: "no" }\n'),
  *checkFile({ kind, yaml, problems }) {
    // What a test expects is written by this project's own YAML writer.
    if (kind === 'test' || yaml.data === undefined || !SUSPICIOUS.test(yaml.text)) return;
    // Where true or false belongs, quotes would be wrong: form/schema tells what to write.
    const refused = new Set(problems.map(({ line }) => line));
    const lineOf = ({ range }: Finding): number => yaml.text.slice(0, range?.[0]).split('\n').length;
    const found: Finding[] = [];
    visit(yaml.document, {
      Scalar(_, node) {
        const finding = isScalar(node) && node.type === Scalar.PLAIN ? judge(node) : undefined;
        if (finding && !(refused.size > 0 && refused.has(lineOf(finding)))) found.push(finding);
      },
    });
    yield* found;
  },
};

function judge({ source = '', value, range }: Scalar): Finding | undefined {
  if (!range || !/^[-+yno\d]/i.test(source)) return undefined;
  const kind = KINDS.find(([pattern]) => pattern.test(source));
  if (!kind) return undefined;
  // A number keeps its value when it is written plainly; a text gets quotes.
  const plainly = typeof value === 'string' ? JSON.stringify(source) : String(value);
  const fix: Edit[] = [{ from: range[0], to: range[1], text: plainly }];
  const what = typeof value === 'string' ? 'a text here' : `the number ${plainly} here`;
  return {
    range: [range[0], range[1]],
    message: `\`${source}\` is ${what}, but other programs take it for ${kind[1]}.`,
    hint: `Write ${plainly}.`,
    fix,
  };
}
