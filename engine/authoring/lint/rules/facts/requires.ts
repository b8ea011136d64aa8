import { neededFor } from '../../../../facts/needed-for.js';
import { asFile } from '../../example.js';
import type { Rule } from '../../rule.js';

const LIST = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: listSharedFileSystemProviders
title: List shared file system providers
description: Shows what can serve a shared file system. The file systems themselves are shown by list-shared-file-systems.
effect: read
since: "4.20"
REQUIRES
answer: { kind: list }
include: [keyword, paging]

shows: [shared-file-system]
ttl: configuration

output:
  columns: [name]
  empty: No provider.

examples:
  - ask: Who can serve files to several machines?
    args: {}
`;

const withNeeds = (needs: string) =>
  asFile(
    'shared-file-system/list-shared-file-system-providers.yaml',
    LIST.replace('REQUIRES\n', needs),
    {},
    needs || 'command: listSharedFileSystemProviders\n',
  );

export const requires: Rule = {
  id: 'facts/requires',
  title: 'What a cloud needs besides its release, so that it offers the command, is said.',
  why: 'Where the command is missing, the administrator is told what to switch on instead of being left to guess.',
  severity: 'error',
  bad: withNeeds(''),
  good: withNeeds('requires: { setting: sharedfs.feature.enabled }\n'),
  *checkManifest({ manifest, facts }) {
    if (
      manifest.requires?.session !== undefined &&
      facts !== undefined &&
      facts.authenticator !== true &&
      facts.kind !== 'auth'
    ) {
      yield {
        at: ['requires', 'session'],
        message: `\`${facts.name}\` works with keys, and this would hide it from everybody.`,
        hint: 'Remove `session`.',
      };
    }
    if (facts?.build === undefined) return;
    const known = neededFor(facts);
    for (const word of ['build', 'setting'] as const) {
      const told = manifest.requires?.[word];
      if (told === known[word]) continue;
      const isKnown = known[word] !== undefined;
      yield {
        at: told === undefined ? ['command'] : ['requires', word],
        part: 'value',
        message: isKnown
          ? `A cloud has \`${facts.name}\` only with the ${word} ${known[word]}.`
          : `Every cloud has \`${facts.name}\`, whatever its ${word}s.`,
        hint: isKnown ? `Add \`requires: { ${word}: ${known[word]} }\`.` : `Remove \`${word}\` from \`requires\`.`,
      };
    }
  },
};
