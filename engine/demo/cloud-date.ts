/** CloudStack's date text: `2026-07-24T10:00:00+0000`. */
export function cloudDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}+0000`;
}

const accepted = [
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d{1,3})?(Z|[+-]\d{2}:?\d{2})$/,
  /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/,
  /^(\d{4}-\d{2}-\d{2})$/,
];

/** Reads the date forms that CloudStack reads (DateUtil, ParamProcessWorker); undefined for any other text. */
export function readDate(text: string, endOfDay = false): Date | undefined {
  for (const form of accepted) {
    const found = form.exec(text);
    if (!found) continue;
    const [, day = '', time = endOfDay ? '23:59:59' : '00:00:00', zone = 'Z'] = found;
    const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
    const date = new Date(`${day}T${time}${offset}`);
    return Number.isNaN(date.getTime()) ? undefined : date;
  }
  return undefined;
}
