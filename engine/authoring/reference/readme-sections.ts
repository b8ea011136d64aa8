import { ENGINE_ARGUMENTS, acceptedEngineArguments } from '../../manifest/engine-arguments.js';
import { flagOption } from '../../config/setting-row.js';
import type { SettingRow } from '../../config/setting-row.js';
import { SETTINGS } from '../../config/setting-table.js';
import type { Manifest, Tool } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { alignedTable } from './markdown.js';
import { withSection } from './marked-section.js';
import { byResource, countText, countsOf } from './pages.js';

/** The README with each generated part between its marks: `<!-- tools:begin -->` ... `<!-- tools:end -->`. */
export function withSections(readme: string, tools: readonly Tool[]): string {
  const sections = { arguments: argumentsTable(), settings: settingsTable(), tools: toolsTable(tools) };
  return withSection(readme, sections);
}

function argumentsTable(): string {
  const list = { effect: 'read', answer: { kind: 'list' } };
  const change = { effect: 'change', async: true, answer: { kind: 'object' } };
  const takes = (manifest: object) => new Set(acceptedEngineArguments(manifest as Manifest).map(({ name }) => name));
  const [ofLists, ofChanges] = [takes(list), takes(change)];
  const rows = ENGINE_ARGUMENTS.map(({ name, schema }) => {
    const where = [ofLists.has(name) ? 'lists' : '', ofChanges.has(name) ? 'changes' : ''].filter(
      (word) => word !== '',
    );
    return [`\`${name}\``, where.join(', '), plainText(schema['description'])];
  });
  return alignedTable(['argument', 'of', 'meaning'], rows);
}

function settingsTable(): string {
  const rows = Object.values(SETTINGS).map((row) => {
    const names = [row.flag && flagOption(row.flag), row.env, row.yaml].flatMap((name) =>
      name ? [`\`${name}\``] : [],
    );
    return [names.join('<br>'), shownDefault(row), row.description];
  });
  return alignedTable(['flag, variable, key in the YAML file', 'default', 'meaning'], rows);
}

function shownDefault({ default: value, type }: SettingRow): string {
  if (type.kind === 'integer') return String(Number(value) / (type.times ?? 1));
  if (typeof value === 'object') return 'shown' in value ? value.shown : value.join(', ');
  return String(value);
}

function toolsTable(tools: readonly Tool[]): string {
  const rows = [...byResource(tools)].map(([resource, members]) => {
    const { reads, changes, asking } = countsOf(members);
    const counts = [members.length, reads, changes, asking].map(String);
    return [`[${resource}](manifests/${resource}/README.md)`, ...counts];
  });
  return `${countText(tools)}\n\n${alignedTable(['resource', 'tools', 'read', 'change', 'can ask'], rows)}`;
}
