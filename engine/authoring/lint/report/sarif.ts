import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Fix, Location, Log, Region, ReportingDescriptor, Result } from 'sarif';
import { packageVersion } from '../../../package-paths.js';
import { visibleJson } from '../../../text/show-invisible.js';
import { shownOf } from '../example.js';
import type { LintReport } from '../lint.js';
import type { Found } from '../place-finding.js';
import type { Edit, Rule } from '../rule.js';
import { pathFrom } from './place.js';
import { regionsOf } from './region.js';

/** What relative paths start from, as SARIF 2.1.0 section 3.14.14 has it: whoever reads it knows where that is. */
const BASE = '%SRCROOT%';

/**
 * SARIF 2.1.0, what code scanning reads: every rule that found something with its help, every finding with its place,
 * its fingerprint and its fix. Paths are told from `folder`, the top of the repository. `texts` are the files by
 * their paths. Plain data: the builder libraries know neither fixes nor fingerprints.
 */
export function sarifReport({ found }: LintReport, folder: string, texts: ReadonlyMap<string, string>): string {
  const rules = [...new Set(found.map(({ rule }) => rule))];
  const seen = new Map<string, number>();
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'cloudstack-mcp lint', semanticVersion: packageVersion(), rules: rules.map(describeRule) },
        },
        originalUriBaseIds: { [BASE]: { description: { text: 'The top folder of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: found.map((one) => ({
          ...resultOf(one, folder, texts.get(one.problem.file) ?? ''),
          ruleIndex: rules.indexOf(one.rule),
          partialFingerprints: { 'finding/v1': fingerprint(one, folder, seen) },
        })),
      },
    ],
  };
  return `${visibleJson(log, 2)}\n`;
}

function describeRule({ id, title, why, severity, bad, good }: Rule): ReportingDescriptor {
  const fenced = (text: string): string => `\`\`\`yaml\n${text}\n\`\`\``;
  const [wrong, right] = [shownOf(bad, good), shownOf(good, bad)];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nWrong:\n${wrong}\n\nRight:\n${right}`,
      markdown: `${why}\n\nWrong:\n\n${fenced(wrong)}\n\nRight:\n\n${fenced(right)}`,
    },
    defaultConfiguration: { level: severity },
    properties: { tags: [id.split('/')[0] ?? id] },
  };
}

function resultOf({ rule, problem, fix }: Found, folder: string, text: string): Result {
  const { file, message, hint } = problem;
  const artifactLocation = artifactAt(folder, file);
  return {
    ruleId: rule.id,
    level: rule.severity,
    message: { text: hint === undefined ? message : `${message} ${hint}` },
    locations: [{ physicalLocation: { artifactLocation, region: placeOf(problem) } }],
    ...(fix && fix.length > 0 ? { fixes: [fixOf(artifactLocation, fix, text)] } : {}),
  };
}

type ArtifactLocation = NonNullable<NonNullable<Location['physicalLocation']>['artifactLocation']>;

function artifactAt(folder: string, file: string): ArtifactLocation {
  const path = pathFrom(folder, file);
  if (path === file) return { uri: pathToFileURL(file).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

/** A finding about the whole file stands at its first line: code scanning shows nothing without a line. */
function placeOf({ line = 1, column, endColumn, source }: Found['problem']): Region {
  return {
    startLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
    ...(endColumn === undefined ? {} : { endColumn }),
    ...(source === undefined ? {} : { snippet: { text: source } }),
  };
}

function fixOf(artifactLocation: ArtifactLocation, edits: readonly Edit[], text: string): Fix {
  const region = regionsOf(text);
  const replacements = edits.map((edit) => ({
    deletedRegion: region(edit.from, edit.to),
    insertedContent: { text: edit.text },
  }));
  return { description: { text: 'What lint --fix writes.' }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** The same for the same finding after lines were added elsewhere; equal ones in one file are counted. */
function fingerprint({ rule, problem, at }: Found, folder: string, seen: Map<string, number>): string {
  const mark = [rule.id, pathFrom(folder, problem.file), at.join('/'), problem.source?.trim() ?? ''].join('\n');
  const before = seen.get(mark) ?? 0;
  seen.set(mark, before + 1);
  return createHash('sha256').update(`${mark}\n${before}`).digest('hex').slice(0, 32);
}
