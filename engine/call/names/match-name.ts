import { ToolError } from '../../errors.js';
import type { Entity } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import { oneLine, plainText } from '../../text/plain-text.js';
import type { Row } from './find-objects.js';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const SHOWN_CANDIDATES = 10;

export function isId(text: string): boolean {
  return UUID.test(text);
}

export function idOf(row: Row, entity: Entity): string {
  return plainText(row[entity.id ?? 'id']);
}

/** What a person calls it: the first of its names that is not empty. */
export function nameOf(row: Row, entity: Entity): string {
  const names = (entity.name ?? ['name']).map((field) => plainText(row[field])).filter((name) => name !== '');
  return names[0] ?? idOf(row, entity);
}

/** Whether this one of its names is exactly the wanted one. */
export function isCalled(row: Row, wanted: string, field: string): boolean {
  return exactly(plainText(row[field]), wanted);
}

/**
 * The rows that are called exactly so, else those that differ only in case. The server's own filter is a substring or a
 * prefix depending on command and version, so only this comparison counts.
 */
export function matching(rows: readonly Row[], wanted: string, entity: Entity): Row[] {
  const fields = [...(entity.name ?? ['name']), entity.id ?? 'id'];
  for (const same of [exactly, ignoringCase]) {
    for (const field of fields) {
      const found = rows.filter((row) => same(plainText(row[field]), wanted));
      if (found.length > 0) return unique(found, entity);
    }
  }
  return [];
}

function exactly(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}

function ignoringCase(a: string, b: string): boolean {
  return exactly(a.toLowerCase(), b.toLowerCase());
}

function unique(rows: Row[], entity: Entity): Row[] {
  return [...new Map(rows.map((row) => [idOf(row, entity), row])).values()];
}

/** How one is told from others of the same name: "web (id) - account alice, zone fra-1". */
export function describeCandidate(row: Row, entity: Entity): string {
  const told = (entity.tell ?? []).flatMap((field) =>
    plainText(row[field]) === '' ? [] : [`${field} ${plainText(row[field])}`],
  );
  const label = nameOf(row, entity);
  const id = idOf(row, entity);
  return oneLine(`- ${label === id ? id : `${label}: ${id}`}${told.length > 0 ? ` (${told.join(', ')})` : ''}`);
}

export function ambiguous(found: Row[], name: string, kind: string, entity: Entity): ToolError {
  const shown = found.slice(0, SHOWN_CANDIDATES).map((row) => describeCandidate(row, entity));
  if (found.length > shown.length) shown.push(`- and ${found.length - shown.length} more`);
  const candidates = found.slice(0, SHOWN_CANDIDATES).map((row) => idOf(row, entity));
  return new ToolError(
    'name-ambiguous',
    { count: `${found.length} of kind ${spoken(kind)}`, name, candidates: shown.join('\n') },
    { data: { candidates } },
  );
}

export function notFound(
  seen: readonly Row[],
  name: string,
  kind: string,
  entity: Entity,
  tool: string | undefined,
): ToolError {
  const names = new Set(seen.flatMap((row) => (entity.name ?? ['name']).map((field) => plainText(row[field]))));
  names.delete('');
  const near = didYouMean(name, [...names].map(oneLine));
  return new ToolError('name-not-found', { kind: spoken(kind), name, near, where: '', tool: tool ?? 'the list tool' });
}

export function spoken(kind: string): string {
  return kind.replaceAll('-', ' ');
}
