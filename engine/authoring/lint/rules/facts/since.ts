import { OLDEST_RELEASE, releaseName, releaseNumber } from '../../../../facts/release.js';
import { inRecords } from '../../example.js';
import type { Rule } from '../../rule.js';

export const since: Rule = {
  id: 'facts/since',
  title: 'A command that older clouds do not have says since when it exists.',
  why: 'Who asks for it on an older cloud is told at once that it is too old. A wrong release sends them on a search.',
  severity: 'error',
  bad: inRecords('since: "4.17"\n'),
  good: inRecords('since: "4.19"\n'),
  *checkManifest({ manifest, facts }) {
    const firstSeen = facts?.firstSeen ?? facts?.since;
    if (firstSeen === undefined) return;
    const known = releaseNumber(firstSeen);
    const { since: told } = manifest;
    if (told === undefined ? known <= releaseNumber(OLDEST_RELEASE) : releaseNumber(told) === known) return;
    const name = releaseName(firstSeen);
    yield {
      at: told === undefined ? ['command'] : ['since'],
      part: 'value',
      message: `CloudStack has had \`${manifest.command}\` since ${name}.`,
      hint: `Write \`since: "${name}"\`.`,
    };
  },
};
