import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { cloudStacksSentence } from '../../wording/sentences.js';
import { textsOf } from '../../wording/texts.js';

export const notCloudstacks: Rule = {
  id: 'words/not-cloudstacks',
  title: "No sentence is CloudStack's own.",
  why: "CloudStack's sentences are written for people who read its reference, not for a model that has to choose among a thousand tools. And the wording of this project is its own.",
  severity: 'error',
  bad: inRead(
    'params:\n  zoneid: { use: zone, description: Only in this zone. }\n  healthchecksfailed:\n    type: boolean\n    since: "4.16.0"\n    description: If this parameter is passed, list only routers by health check results.\n',
  ),
  good: inRead(
    'params:\n  zoneid: { use: zone, description: Only in this zone. }\n  healthchecksfailed: { type: boolean, since: "4.16.0", description: Only those whose health checks failed. }\n',
  ),
  *checkFile(file) {
    for (const { at, text } of textsOf(file)) {
      const sentence = cloudStacksSentence(text)?.trim();
      if (sentence === undefined) continue;
      yield {
        at,
        word: sentence,
        message: "This sentence is copied from CloudStack's API reference.",
        hint: 'Say in your own words what it does, for somebody who has never seen CloudStack.',
      };
    }
  },
};
