type Row = Record<string, unknown>;

/**
 * Things without a list of their own, out of the rows that they stand in: rules in their group, cards in their machine.
 * What is around them goes along, as far as they do not say it themselves.
 */
export function unfold(rows: readonly Row[], path: string): Row[] {
  return path.split('.').reduce<Row[]>((outer, field) => outer.flatMap((row) => inside(row, field)), [...rows]);
}

function inside(row: Row, field: string): Row[] {
  const { [field]: parts, ...around } = row;
  const rows = Array.isArray(parts) ? (parts as unknown[]) : [];
  return rows.filter(isRow).map((part) => ({ ...around, ...part }));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
