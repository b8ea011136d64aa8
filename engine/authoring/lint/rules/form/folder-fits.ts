import { commandWords } from '../../../../manifest/command-words.js';
import { entitiesOf } from '../../entities-of.js';
import { asFile, named } from '../../example.js';
import type { Rule } from '../../rule.js';
import { stemOf } from '../../wording/content-words.js';

export const folderFits: Rule = {
  id: 'form/folder-fits',
  title: 'A manifest lies in the folder of the kind of thing that it is about.',
  why: 'People look for a tool in its folder, settings allow and forbid whole folders, and the reference has a page for each.',
  severity: 'warning',
  bad: {
    ...named('volume/reboot-router.yaml'),
    beside: asFile('', '', { 'router/stop-router.yaml': 'command: stopRouter\n' }).beside,
  },
  good: named('router/reboot-router.yaml'),
  *checkManifest({ manifest, tool: { resource, params } }, context) {
    const { entities } = context.vocabulary;
    const singular = resource.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
    if (!Object.hasOwn(entities, resource) && singular !== resource && Object.hasOwn(entities, singular)) {
      yield {
        message: `The folder is called ${resource}, but its kind of thing is called ${singular}.`,
        hint: `Move the file to ${singular}/.`,
      };
      return;
    }
    const words = new Set(commandWords(manifest.command).map(stemOf));
    const isNamed = resource
      .split('-')
      .some((word) => words.has(stemOf(word)) || words.has(stemOf(word.replace(/s$/, ''))));
    const about = entitiesOf(manifest, '', context);
    // Where the kind of thing has no entry of its own nobody knows better than the author.
    const homes = about.filter((kind) => context.folders.has(kind));
    if (isNamed || homes.length === 0 || about.includes(resource) || !Object.hasOwn(entities, resource)) return;
    if (Object.values(params).some(({ use, required }) => use === resource && required === true)) return;
    yield {
      message: `${manifest.command} is about a ${homes.join(' or ')}, and this is the folder for ${resource}.`,
      hint: `Move the file to ${homes[0] ?? ''}/.`,
    };
  },
};
