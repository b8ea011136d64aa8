import { everyString } from '../../every-string.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { outsideAddresses } from '../../wording/addresses.js';

/** Expressions are read by machines, and types of CloudStack are no texts. */
const NO_TEXT = new Set(['pattern', 'matches', 'command', 'of', 'use']);

export const outsideAddress: Rule = {
  id: 'safety/outside-address',
  title: 'No text leads to a place outside.',
  why: 'A model may fetch what it reads about, or send something there, and a person may click it. Who owns an address tomorrow is known to nobody.',
  severity: 'error',
  bad: inRead(
    'description: >-\n  Shows virtual routers with their state and place; how to read them is told at https://cloud-help.io/routers. To rebuild one, use restart-network.\n',
  ),
  good: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To rebuild one, use restart-network.\n',
  ),
  *checkFile(file) {
    for (const { at, text, isKey } of everyString(file)) {
      if (NO_TEXT.has(String(at.at(-1)))) continue;
      for (const address of outsideAddresses(text)) {
        yield {
          at,
          ...(isKey ? {} : { word: address }),
          message: `"${address}" is an address outside this project.`,
          hint: 'Remove it. If an example needs an address, use one that belongs to nobody, such as https://images.example.com/disk.qcow2, 10.1.1.5 or 203.0.113.10.',
        };
      }
    }
  },
};
