import { diffLines } from 'diff';
import { readFileSync } from 'node:fs';
import { readYaml } from '../../manifest/read-yaml.js';
import type { Path } from '../../manifest/read-yaml.js';
import type { Case } from './case.js';
import type { Difference } from './check-case.js';
import type { ExamplesReport, TriedTool } from './run-examples.js';

/** Something to look at, with its place; `lines` are those of a difference, each beginning with -, + or a blank. */
export interface Trouble {
  tool: string;
  /** What a person asks for in this case. */
  ask: string;
  file: string;
  line: number;
  part: Difference['part'] | 'example';
  problem: string;
  lines: string[];
}

const OUTDATED = 'The example in the manifest has other arguments by now.';
const CHANGED: Record<'request' | 'plan' | 'text', string> = {
  request: 'Another request is sent',
  plan: 'A person is asked something else',
  text: 'The caller sees another text',
};

/** Everything that is not as expected, in the order of the files. */
export function troublesOf({ tools }: ExamplesReport): Trouble[] {
  return tools.flatMap((one) =>
    one.tried.flatMap(({ one: tried, differences }) => {
      const found: Pick<Trouble, 'part' | 'problem' | 'lines'>[] = [
        ...(tried.isChanged ? [{ part: 'example' as const, problem: OUTDATED, lines: [] }] : []),
        ...differences.map((difference) => ({ part: difference.part, ...inWords(difference) })),
      ];
      return found.map((difference) => ({
        tool: tried.tool,
        ask: tried.ask ?? JSON.stringify(tried.args),
        ...placeOf(one, tried, difference.part),
        ...difference,
      }));
    }),
  );
}

function inWords(difference: Difference): { problem: string; lines: string[] } {
  if (!('expected' in difference)) return { problem: difference.problem, lines: [] };
  const { part, expected, actual } = difference;
  const lines = diffLines(`${expected}\n`, `${actual}\n`).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `${added ? '+' : removed ? '-' : ' '} ${line}`),
  );
  return { problem: CHANGED[part], lines: lines.filter((line) => !/^[-+] $/.test(line)) };
}

/** Where the expectation stands; for an example without one, where the example does. */
function placeOf(
  { manifest, testFile }: TriedTool,
  { index, ask }: Case,
  part: Trouble['part'],
): { file: string; line: number } {
  if (testFile && index !== undefined) return lineIn(testFile.path, testFile.text, [index, part], [index]);
  const text = readFileSync(manifest.path, 'utf8');
  const examples = (readYaml(manifest.path, text).data as { examples?: { ask: string }[] } | undefined)?.examples ?? [];
  const at = Math.max(
    0,
    examples.findIndex((example) => example.ask === ask),
  );
  return lineIn(manifest.path, text, ['examples', at], ['examples']);
}

function lineIn(file: string, text: string, ...paths: Path[]): { file: string; line: number } {
  const yaml = readYaml(file, text);
  const path = paths.find((one) => yaml.rangeOf(one) !== undefined) ?? [];
  return { file, line: yaml.problemAt(path, '').line ?? 1 };
}
