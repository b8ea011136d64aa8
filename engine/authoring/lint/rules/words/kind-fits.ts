import { referencesOf } from '../../../../manifest/bindings.js';
import type { Vocabulary } from '../../../../manifest/types.js';
import { inChange } from '../../example.js';
import { textsOf } from '../../manifest-texts.js';
import type { Rule } from '../../rule.js';

const done = (kind: string): string => `output:\n  done: "${kind} {{router}} is restarted."\n`;

export const kindFits: Rule = {
  id: 'words/kind-fits',
  title: 'The words before the name of an object say what it is.',
  why: 'A warning that was copied says "Virtual machine before-upgrade will be deleted" of a snapshot: the person agrees to something else.',
  severity: 'error',
  bad: inChange(done('The storage pool')),
  good: inChange(done('The virtual router')),
  *checkManifest({ manifest, tool: { params } }, { vocabulary }) {
    const kinds = new Map(
      referencesOf(params, vocabulary).flatMap(({ variable, entity }) =>
        variable === undefined || entity === undefined ? [] : [[variable, entity] as const],
      ),
    );
    for (const { at, template } of textsOf(manifest)) {
      if (!template.includes('{{')) continue;
      for (const [written, before = '', variable = ''] of template.matchAll(NAMED)) {
        const entity = kinds.get(variable);
        const said = entity === undefined ? undefined : kindAtEnd(before, vocabulary);
        if (entity === undefined || said === undefined || isAlike(said, entity, vocabulary)) continue;
        yield {
          at,
          word: written.slice(written.indexOf('{{')),
          message: `"${said.replaceAll('-', ' ')} {{${variable}}}" names the wrong kind of thing: {{${variable}}} is a ${entity.replaceAll('-', ' ')}.`,
          hint: `Write "${entity.replaceAll('-', ' ')} {{${variable}}}", or only {{${variable}}}. If this file began as a copy, check its other texts too.`,
        };
      }
    }
  },
};

/** Words right before a tag that shows an object by its name. */
const NAMED = /((?:[A-Za-z]+ ){1,4})\{\{([a-z]\w*)\}\}/g;

const SMALL = new Set('the a an this that its of for from to in on at by with into and or new'.split(' '));

/** The longest name of a kind that the words end with. */
function kindAtEnd(words: string, { entities }: Vocabulary): string | undefined {
  const said = words.trim().toLowerCase().split(' ');
  for (let from = 0; from < said.length; from += 1) {
    const kind = said.slice(from).join('-');
    // "The rack configuration": with a word of its own before it, it is something else.
    if (Object.hasOwn(entities, kind)) return from === 0 || SMALL.has(said[from - 1] ?? '') ? kind : undefined;
  }
  return undefined;
}

/** "router" of a virtual router, "rule" of a firewall rule; things that one list shows are alike too. */
function isAlike(said: string, entity: string, { entities }: Vocabulary): boolean {
  if (said === entity || entity.split('-').some((word) => said.split('-').includes(word))) return true;
  const [a, b] = [entities[said], entities[entity]];
  return a?.list === b?.list || a?.as === b?.as;
}
