import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { toolNameOf } from '../../context.js';
import { namedTools } from '../../wording/named-tools.js';

export const notItself: Rule = {
  id: 'words/not-itself',
  title: 'A description and a refusal lead to other tools, not to the tool itself.',
  why: 'Who reads it has this tool before their eyes. "Use list-routers" in list-routers was copied from another one, and a refusal that leads back to the same call goes round in a circle.',
  severity: 'warning',
  bad: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To see them all, use list-routers.\n',
  ),
  good: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To rebuild one, use restart-network.\n',
  ),
  *checkManifest({ manifest: { description, possible = [] }, source }, context) {
    const own = toolNameOf(source);
    const texts = [
      { at: ['description'], text: description },
      ...possible.map(({ otherwise }, index) => ({ at: ['possible', index, 'otherwise'], text: otherwise })),
    ];
    for (const { at, text } of texts) {
      // "Only with `forced` can delete-host remove it" leads to another call of the same tool.
      if (text.includes('`') && at[0] === 'possible') continue;
      if (!namedTools(text, context).includes(own)) continue;
      yield {
        at,
        word: own,
        message: `${own} is this tool itself.`,
        hint: 'Write the name of another tool, or remove the sentence.',
      };
    }
  },
};
