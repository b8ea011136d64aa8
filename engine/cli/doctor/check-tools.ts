import type { Apis } from '../../cloudstack/apis.js';
import type { Settings } from '../../config/settings.js';
import { isOffered } from '../../call/guard/authorise.js';
import { isSureRead } from '../../call/guard/sure-reads.js';
import type { Catalog } from '../../manifest/catalog.js';
import { note, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** How many tools a client will see, and which not and why. */
export function checkTools(catalog: Catalog, settings: Settings, apis: Apis): Finding[] {
  const { entries } = catalog;
  const allowed = entries.filter((entry) => isOffered(settings, entry));
  const missing = allowed.filter(({ command }) => !apis.has(command));
  const usable = allowed.length - missing.length;
  const forbidden = entries.length - allowed.length;
  const count = `${usable} of ${entries.length} tools can be used with this key.`;
  return [
    usable > 0 ? ok(count) : warning(count, 'Check readOnly, tools and excludeTools, and the role of the key.'),
    ...(forbidden > 0 ? [note(`${forbidden} are excluded by the settings (readOnly, tools, excludeTools).`)] : []),
    ...checkReads(entries, settings),
    ...reasons(
      missing.map(({ name }) => name),
      catalog,
      apis,
    ),
  ];
}

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
  const groups = new Map<string, string[]>();
  for (const name of missing) {
    const reason = whyMissing(catalog.tool(name) ?? {}, apis.version);
    groups.set(reason, [...(groups.get(reason) ?? []), name]);
  }
  return [...groups].map(([reason, names]) => note(`${names.length} ${reason}: ${names.join(', ')}.`));
}

/** listApis tells that a command is missing but not why; the manifest often knows. */
function whyMissing({ since, for: roles }: { since?: string; for?: string[] }, version: string | undefined): string {
  if (since !== undefined && version !== undefined && isOlder(version, since))
    return `need CloudStack ${since} or newer`;
  if (roles) return `are for ${roles.join(', ')}`;
  return 'are not offered by this cloud, or not to the role of this key';
}

function isOlder(version: string, since: string): boolean {
  return new Intl.Collator('en', { numeric: true }).compare(version, since) < 0;
}
