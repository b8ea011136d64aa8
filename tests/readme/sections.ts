import { ENGINE_ARGUMENTS, acceptedEngineArguments } from '../../engine/arguments/engine-arguments.js';
import { flagOption } from '../../engine/config/setting-row.js';
import type { SettingRow } from '../../engine/config/setting-row.js';
import { SETTINGS } from '../../engine/config/setting-table.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { worstSeverity } from '../../engine/manifest/annotations.js';
import type { Manifest } from '../../engine/manifest/types.js';
import { plainText } from '../../engine/plain-text.js';
import { OWN_TOOLS } from '../../engine/own-tools/own-tools.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';

/** The parts of the README that are made from the code; a test holds the README to them. */
export async function generatedSections(): Promise<Record<string, string>> {
  return { arguments: argumentsTable(), settings: settingsTable(), tools: await toolsTable() };
}

/** The text with each generated part between its marks. */
export function withSections(readme: string, sections: Record<string, string>): string {
  return Object.entries(sections).reduce(
    (text, [name, body]) =>
      text.replace(
        new RegExp(`<!-- ${name}:begin -->[\\s\\S]*<!-- ${name}:end -->`),
        () => `<!-- ${name}:begin -->\n\n${body}\n\n<!-- ${name}:end -->`,
      ),
    readme,
  );
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
  return table(['argument', 'of', 'meaning'], rows);
}

function settingsTable(): string {
  const rows = Object.values(SETTINGS).map((row) => {
    const names = [row.flag && flagOption(row.flag), row.env, row.yaml].flatMap((name) =>
      name ? [`\`${name}\``] : [],
    );
    return [names.join('<br>'), shownDefault(row), row.description];
  });
  return table(['flag, variable, key in the YAML file', 'default', 'meaning'], rows);
}

function shownDefault({ default: value, type }: SettingRow): string {
  if (type.kind === 'integer') return String(Number(value) / (type.times ?? 1));
  if (typeof value === 'object') return 'shown' in value ? value.shown : value.join(', ');
  return String(value);
}

async function toolsTable(): Promise<string> {
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
  const own = OWN_TOOLS.map(({ name, listed }) => [`\`${name}\``, listed.annotations.title, 'reads', '']);
  const rows = catalog.entries.flatMap(({ name }) => {
    const found = catalog.tool(name);
    if (!found) return [];
    const worst = worstSeverity(found);
    const { danger, effect, title } = found;
    const asked =
      danger === undefined ? '' : danger.severity === worst ? danger.severity : `${danger.severity} to ${worst ?? ''}`;
    return [[`\`${name}\``, title, effect === 'read' ? 'reads' : 'changes', asked]];
  });
  return table(
    ['tool', 'what it does', '', 'severity'],
    [...own, ...rows].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

/** Columns line up, as prettier would write it. */
function table(header: string[], rows: string[][]): string {
  const safe = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((title, at) => Math.max(3, title.length, ...safe.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]): string => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...safe.map(line)].join('\n');
}
