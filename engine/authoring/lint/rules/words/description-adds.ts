import { dirname } from 'node:path/posix';
import { toolNameOf } from '../../context.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { contentWords } from '../../wording/content-words.js';
import { namedTools } from '../../wording/named-tools.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';

/** One sentence that says something has as many; the thinnest of the first manifests had eight. */
const FEWEST_NEW_WORDS = 4;

export const descriptionAdds: Rule = {
  id: 'words/description-adds',
  title: 'The description says more than name and title, and which other tool may be meant.',
  why: 'A model chooses by the description among a thousand tools. It needs what the name does not tell: what comes back, when to use it, what it does not do, which tool is meant instead.',
  severity: 'warning',
  bad: inRead('description: Lists all the virtual routers. It shows a list of routers.\n'),
  good: inRead('description: Shows virtual routers with their state and place. To rebuild one, use restart-network.\n'),
  *checkManifest({ manifest: { title, description }, source }, context) {
    if (TO_BE_WRITTEN.test(description)) return;
    const name = toolNameOf(source);
    const at = ['description'];
    const known = contentWords(`${name} ${title}`);
    const fresh = [...contentWords(description)].filter((word) => !known.has(word));
    if (fresh.length < FEWEST_NEW_WORDS) {
      yield {
        at,
        message: 'The description says hardly more than the title.',
        hint: 'Say what comes back or what happens, when people need it, what it does not do, and which tool to use instead.',
      };
      return;
    }
    const siblings = (context.toolsIn.get(dirname(source.name)) ?? []).filter((other) => other !== name);
    const others = namedTools(description, context).filter((other) => other !== name);
    if (siblings.length > 0 && others.length === 0) {
      const some = siblings.slice(0, 3).join(', ');
      yield {
        at,
        message: 'The description does not say when another tool is the right one.',
        hint: `Name one with a similar job, such as ${some}: "To ..., use ${siblings[0] ?? ''}."`,
      };
    }
  },
};
