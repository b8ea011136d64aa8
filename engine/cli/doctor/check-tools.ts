import type { Apis } from '../../cloudstack/apis.js';
import type { Settings } from '../../config/settings.js';
import { isOffered } from '../../call/guard/authorise.js';
import { isSureRead } from '../../call/guard/sure-reads.js';
import { openWhyMissing } from '../../call/guard/why-missing.js';
import type { Catalog } from '../../manifest/catalog.js';
import { note, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** How many tools a client will see, and which not and why. */
export function checkTools(catalog: Catalog, settings: Settings, apis: Apis): Finding[] {
  const { entries } = catalog;
  const ofBrowsers = entries.filter(({ session }) => session);
  const allowed = entries.filter((entry) => isOffered(settings, entry));
  const missing = allowed.filter(({ command }) => !apis.has(command));
  const usable = allowed.length - missing.length;
  const forbidden = entries.length - ofBrowsers.length - allowed.length;
  const count = `${usable} of ${entries.length} tools can be used with this key.`;
  return [
    usable > 0 ? ok(count) : warning(count, 'Check readOnly, tools and excludeTools, and the role of the key.'),
    ...(forbidden > 0 ? [note(`${forbidden} are excluded by the settings (readOnly, tools, excludeTools).`)] : []),
    ...(ofBrowsers.length > 0
      ? [note(`${ofBrowsers.length} need a session of a browser and are not offered: ${namesOf(ofBrowsers)}.`)]
      : []),
    ...checkReads(
      entries.filter(({ session }) => !session),
      settings,
    ),
    ...reasons(
      missing.map(({ name }) => name),
      catalog,
      apis,
    ),
  ];
}

const MOST_NAMES = 12;

/** For what a whole plugin brings, of which there may be fifty. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

const namesOf = (entries: Catalog['entries']): string => entries.map(({ name }) => name).join(', ');

/** Their manifests say that they only read; neither CloudStack's names for them nor the operator do. */
function checkReads(entries: Catalog['entries'], settings: Settings): Finding[] {
  const unsure = entries.filter(({ effect, command }) => effect === 'read' && !isSureRead(settings, command));
  if (unsure.length === 0) return [];
  const names = unsure.map(({ name, command }) => `${name} (${command})`).join(', ');
  return [
    note(`Sent like changes (once, and not by a read-only server) unless the setting knownReads lists them: ${names}.`),
  ];
}

function reasons(missing: readonly string[], catalog: Catalog, apis: Apis): Finding[] {
  const why = openWhyMissing(catalog, apis);
  const groups = new Map<string, string[]>();
  const wordsFor = (name: string, count: number): string => why(catalog.tool(name) ?? {}, count);
  for (const name of missing) {
    const reason = wordsFor(name, 2);
    groups.set(reason, [...(groups.get(reason) ?? []), name]);
  }
  return [...groups.values()].map((names) => {
    const [first = ''] = names;
    const told = catalog.tool(first)?.requires ? someOf(names) : names.join(', ');
    return note(`${names.length} ${wordsFor(first, names.length)}: ${told}.`);
  });
}
