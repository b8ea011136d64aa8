import type { Entity } from '../../manifest/types.js';
import { neutralise } from '../../text/neutralise.js';
import { plainText } from '../../text/plain-text.js';
import { beginsWithId, isBeginningOfUuid } from '../../text/uuid.js';
import type { Row } from './find-objects.js';
import { labelled, labelOf } from './label.js';

export function idOf(row: Row, entity: Entity): string {
  return plainText(row[entity.id ?? 'id']);
}

/** What a person calls it: the first of its names that is not empty, else its label. */
export function nameOf(row: Row, entity: Entity): string {
  const names = (entity.name ?? ['name']).map((field) => plainText(row[field])).filter((name) => name !== '');
  return names[0] ?? (labelOf(row, entity) || idOf(row, entity));
}

/** Whether people can say which one they mean without its id. */
export function hasName({ name, label }: Entity): boolean {
  return name?.length !== 0 || label !== undefined;
}

/** Every field that people may call it by. */
export function namesOf({ name = ['name'] }: Entity): string[] {
  return name;
}

/** Whether it may be what a table shows of an id: no name of such things serves as their id. */
export function mayBeginId(text: string, entity: Entity | undefined): boolean {
  return isBeginningOfUuid(text) && (entity?.id ?? 'id') === 'id';
}

/**
 * The rows that are called so, letter by letter as they are seen, by any of their names, else those that differ only in case; and in either case
 * those whose id begins so. The server's own filter is a substring or a prefix depending on command and version, so only
 * this comparison counts.
 */
export function matching(rows: readonly Row[], wanted: string, entity: Entity): Row[] {
  const fields = [...namesOf(entity), entity.id ?? 'id'];
  const begins = mayBeginId(wanted, entity);
  for (const same of [exactly, ignoringCase]) {
    const found = rows.filter(
      (row) =>
        fields.some((field) => same(plainText(row[field]), wanted)) ||
        (begins && beginsWithId(idOf(row, entity), wanted)),
    );
    if (found.length > 0) return unique(found, entity);
  }
  return entity.label === undefined ? [] : unique(labelled(rows, wanted, entity), entity);
}

/** As people see them: letters of two parts, letters without a shape and spaces do not tell two names apart. */
export function exactly(a: string, b: string): boolean {
  return a === b || asSeen(a) === asSeen(b);
}

function asSeen(text: string): string {
  return neutralise(text).normalize('NFC').replace(/\s+/g, ' ').trim();
}

export function ignoringCase(a: string, b: string): boolean {
  return exactly(a.toLowerCase(), b.toLowerCase());
}

/** The same row may come twice when pages move. */
function unique(rows: Row[], entity: Entity): Row[] {
  return [...new Map(rows.map((row) => [identityOf(row, entity), row])).values()];
}

/**
 * What makes it this one and no other. Where its name serves as its id, others may have the same: then its real id
 * counts too and what it fills in, or else all that is told of it.
 */
function identityOf(row: Row, entity: Entity): string {
  const { id = 'id', fills = {}, tell = [] } = entity;
  if (id === 'id') return idOf(row, entity).toLowerCase();
  const fields = [id, 'id', ...Object.values(fills), ...(row['id'] === undefined ? tell : [])];
  return JSON.stringify(fields.map((field) => row[field] ?? null));
}

export function spoken(kind: string): string {
  return kind.replaceAll('-', ' ');
}
