import { asFile } from '../../example.js';
import { knownParams } from '../../known-params.js';
import { didYouMean } from '../../../../text/nearest.js';
import type { Rule } from '../../rule.js';

const LOCK = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: lockAccount
title: Lock an account
description: Forbids an account to make new things. Its machines keep running; disable-account stops them.
effect: change
for: [admin, resource-admin, domain-admin]
answer: { kind: none }

params:
  account: { use: account-name, required: true, description: The account. }
  domainid: { use: domain, required: true, description: Its domain. }

danger:
  severity: high
  category: access
  warning: "{{account}} is locked."
  reversible: true
  undo: It comes back by itself.
  impact: all users of one account
  confirm: lock

changes: [account]

output:
  done: "{{account}} is locked."

examples:
  - ask: Keep alice from making new machines
    args: { account: alice, domainid: example.org }
`;

export const deprecated: Rule = {
  id: 'facts/deprecated',
  title: 'What CloudStack wants to remove is marked as deprecated, with what to use instead.',
  why: 'It goes away with one of the next releases. A model that does not see it takes what has come in its place.',
  severity: 'warning',
  bad: asFile('account/lock-account.yaml', LOCK, {}, 'command: lockAccount\n'),
  good: asFile(
    'account/lock-account.yaml',
    LOCK.replace('for: [', 'status: deprecated\ninstead: [disable-account]\nfor: ['),
    {},
    'status: deprecated\ninstead: [disable-account]\n',
  ),
  *checkManifest(manifest, context) {
    const { facts } = manifest;
    const isMarked = manifest.manifest.status !== undefined;
    if (facts?.deprecated === true && !isMarked) {
      yield {
        at: ['command'],
        part: 'value',
        message: `CloudStack is going to remove \`${facts.name}\`.`,
        hint: 'Add `status: deprecated`, and `instead: [ ]` with the names of the tools to use in its place.',
      };
    }
    if (facts !== undefined && facts.deprecated !== true && isMarked) {
      yield {
        at: ['status'],
        message: `CloudStack does not plan to remove \`${facts.name}\`.`,
        hint: 'Remove `status: deprecated`.',
      };
    }
    if (facts?.deprecated === true && isMarked && (manifest.manifest.instead ?? []).length === 0) {
      yield {
        at: ['status'],
        message: 'It is going away, and nothing says what to use.',
        hint: 'Add `instead: [ ]` with the names of the tools to use in its place.',
      };
    }
    if (!isMarked && manifest.manifest.instead !== undefined) {
      yield {
        at: ['instead'],
        message: '`instead` is only for a tool that is going away, and this one has no `status: deprecated`.',
        hint: 'Remove `instead`, or write `status: deprecated` if CloudStack is going to remove it.',
      };
    }
    for (const [index, name] of (manifest.manifest.instead ?? []).entries()) {
      if (context.toolNames.has(name)) continue;
      yield {
        at: ['instead', index],
        message: `There is no tool ${name}.`,
        hint: didYouMean(name, context.toolNames).trim() || 'Write the name of a tool that exists.',
      };
    }
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      if (fact.deprecated !== true || param.deprecated !== undefined) continue;
      yield {
        at,
        message: `CloudStack is going to remove the parameter \`${name}\`.`,
        hint: 'Remove it, or add `deprecated:` with what to use instead, such as `deprecated: Use zoneid.`',
      };
    }
  },
};
