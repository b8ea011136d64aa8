import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { textsOf } from '../../wording/texts.js';

const COMMAND = /(?<![\w./-])[a-z]+(?:[A-Z][A-Za-z0-9]*)+(?![\w-])/g;

export const namesCommands: Rule = {
  id: 'words/names-commands',
  title: 'Texts name tools, and no commands of CloudStack.',
  why: 'A model cannot call `listNetworks`: the tool is called list-networks. And nobody says the name of a command when they want something.',
  severity: 'warning',
  bad: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To rebuild one, use restartNetwork.\n',
  ),
  good: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To rebuild one, use restart-network.\n',
  ),
  *checkFile(file, context) {
    const texts = textsOf(file).map(({ at, text }) => ({ at, text }));
    const examples = file.sound?.manifest.examples ?? [];
    const asks = examples.map(({ ask }, index) => ({ at: ['examples', index, 'ask'], text: ask }));
    for (const { at, text } of [...texts, ...asks]) {
      for (const [name] of text.matchAll(COMMAND)) {
        if (context.facts.command(name) === undefined && !context.manifestsOf.has(name)) continue;
        const [path] = context.manifestsOf.get(name) ?? [];
        const tool = path === undefined ? undefined : /([^/\\]+)\.ya?ml$/.exec(path)?.[1];
        yield {
          at,
          word: name,
          message: `${name} is a command of CloudStack; people and models know only tools.`,
          hint:
            at[0] === 'examples'
              ? 'Write what a person would say: "Restart web-03".'
              : tool === undefined
                ? 'Say it in words.'
                : at[0] === 'title'
                  ? 'Say what it does, such as "Restart a virtual machine".'
                  : `Write ${tool}.`,
        };
      }
    }
  },
};
