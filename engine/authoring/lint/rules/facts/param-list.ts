import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

const example = (ids: string): Example =>
  asFile(
    'alert/archive-alerts.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: archiveAlerts
title: Archive alerts
description: >-
  Takes alerts out of the list without deleting them. To see those that are left, use list-alerts.
keywords: [acknowledge, dismiss]
effect: change
for: [admin]
answer: { kind: success, of: SuccessResponse }

params:
${ids}
  type: { type: string, description: Only alerts of this type. }
  startdate: { type: string, format: date-or-time, boundary: start, description: Only those from this time on. }
  enddate: { type: string, format: date-or-time, boundary: end, description: Only those up to this time. }

danger:
  severity: medium
  category: configuration
  warning: Alerts are taken out of the list.
  reversible: false

changes: [alert]

output:
  done: The alerts are archived.

examples:
  - ask: Archive all alerts of last month
    args: { startdate: "2026-06-01", enddate: "2026-06-30" }
`,
    {},
    `params:\n${ids}`,
  );

export const paramList: Rule = {
  id: 'facts/param-list',
  title: 'What CloudStack takes several of is a list, and what it takes one of is none.',
  why: 'A list joined by commas is one strange id where one is read, and without a list nobody can name several at once.',
  severity: 'error',
  bad: example('  ids: { use: alert, description: Only these alerts. }'),
  good: example('  ids: { use: alert, list: true, description: Only these alerts. }'),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const isList = param.type === 'array' || param.list === true;
      if (fact.type === 'list' && !isList) {
        const how =
          param.use === undefined ? '`type: array` and `items: { type: string }`' : '`list: true` beside `use`';
        yield {
          at,
          message: `CloudStack takes several \`${name}\`, but here only one can be given.`,
          hint: `Write ${how}.`,
        };
      }
      // Some texts of CloudStack are lists joined by commas, and maps are records.
      if (isList && !['list', 'string', 'map'].includes(fact.type)) {
        const how =
          param.use === undefined
            ? 'Write `type: string`, or whatever one of them is, and remove `items`.'
            : 'Remove `list: true`.';
        yield { at, message: `CloudStack takes only one \`${name}\`, but this is a list.`, hint: how };
      }
      const items = param.items as { type?: string } | undefined;
      if (fact.type === 'list' && items?.type !== undefined && items.type !== 'string') {
        const hint = 'Write `items: { type: string }`, or `use` if they are names of things.';
        yield { at, message: `CloudStack reads the items of \`${name}\` as texts, not as ${items.type}.`, hint };
      }
    }
  },
};
