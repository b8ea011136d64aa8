import { isScalar, visit } from 'yaml';
import type { YamlFile } from '../../../../manifest/read-yaml.js';
import { inChange } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';

export const whitespace: Rule = {
  id: 'form/whitespace',
  title: 'No blanks at the end of a line, one blank line at most, and a line end at the end of the file.',
  why: 'Blanks that nobody sees show up as changes in reviews, and some of them become part of a text.',
  severity: 'warning',
  bad: inChange('output:  \n  done: "{{item.name}} is {{item.state}}."\n'),
  good: inChange('output:\n  done: "{{item.name}} is {{item.state}}."\n'),
  *checkFile({ yaml, source: { text } }) {
    if (text === '') return;
    for (const { index, 0: blanks } of text.matchAll(/[ \t]+(?=\r?\n|$)/g)) {
      const range = [index, index + blanks.length] as const;
      yield {
        range,
        ...told('There are spaces at the end of this line.', 'Remove them.'),
        fix: [{ from: range[0], to: range[1], text: '' }],
      };
    }
    yield* blankLines(yaml, text);
    if (text.endsWith('\n')) return;
    const fix = [{ from: text.length, to: text.length, text: '\n' }];
    yield {
      range: [text.length - 1, text.length],
      ...told('The last line does not end with a line break.', 'Press Enter at its end.'),
      fix,
    };
  },
};

/** Inside a text blank lines are part of it. */
function* blankLines(yaml: YamlFile, text: string): Generator<Finding> {
  const places = [...text.matchAll(/(?:\r?\n[ \t]*){3,}/g), ...text.matchAll(/^(?:[ \t]*\r?\n)+/g)];
  if (places.length === 0) return;
  const texts = blockTexts(yaml);
  for (const { index, 0: lines } of places) {
    const last = index + lines.lastIndexOf('\n') + 1;
    if (texts.some(([from, to]) => from <= index && last <= to && last < text.length)) continue;
    const isEnd = last === text.length;
    const from = index === 0 ? 0 : index + lines.indexOf('\n') + 1;
    const instead = index === 0 || isEnd ? '' : '\n';
    const message = index === 0 ? 'The file begins with blank lines.' : 'There is more than one blank line here.';
    yield {
      range: [from, from],
      ...told(message, index === 0 ? 'Remove them.' : 'Keep one at most.'),
      fix: [{ from, to: last, text: instead }],
    };
  }
}

/** Between which offsets texts of several lines stand. */
function blockTexts(yaml: YamlFile): [number, number][] {
  const texts: [number, number][] = [];
  visit(yaml.document, {
    Scalar(_, node) {
      if (isScalar(node) && node.range) texts.push([node.range[0], node.range[2]]);
    },
  });
  return texts;
}

function told(message: string, hint: string): { message: string; hint: string } {
  return { message, hint };
}
