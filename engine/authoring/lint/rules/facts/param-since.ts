import { OLDEST_RELEASE, releaseName, releaseNumber } from '../../../../facts/release.js';
import { inChange } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

export const paramSince: Rule = {
  id: 'facts/param-since',
  title: 'A parameter that came with a newer release says with which.',
  why: 'An older cloud ignores it without a word; `since` lets the person be told that the cloud is too old for what they ask.',
  severity: 'error',
  bad: inChange(
    'params:\n  forced: { type: boolean, since: "4.20", more: true, description: Stop it even if it hangs. }\n',
  ),
  good: inChange(
    'params:\n  forced: { type: boolean, since: "4.16", more: true, description: Stop it even if it hangs. }\n',
  ),
  *checkManifest(manifest, context) {
    const oldest = releaseNumber(OLDEST_RELEASE);
    const command = manifest.facts?.firstSeen;
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const known = fact.since === undefined ? undefined : releaseNumber(fact.since);
      const told = param.since === undefined ? undefined : releaseNumber(param.since);
      if (told === undefined) {
        // As old as the command itself: the command says it already.
        const isAsOld = command !== undefined && known !== undefined && known <= releaseNumber(command);
        if (known === undefined || known <= oldest || isAsOld) continue;
      } else if (told === known) continue;
      const release = fact.since === undefined ? undefined : releaseName(fact.since);
      yield {
        at: told === undefined || at[0] === 'include' ? at : [...at, 'since'],
        part: told === undefined ? 'key' : 'value',
        message:
          release === undefined
            ? `\`${name}\` is as old as its command, so it needs no \`since\`.`
            : `CloudStack has had \`${name}\` since ${release}.`,
        hint: release === undefined ? 'Remove `since`.' : `Write \`since: "${release}"\`.`,
      };
    }
  },
};
