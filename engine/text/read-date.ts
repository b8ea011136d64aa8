const SPANS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * `2026-07-24`, an ISO time, `now`, or a span such as `-7d`, as ISO text with an offset, which every CloudStack reads.
 * A bare day is its first or its last second, in UTC. Undefined if it is none of these.
 */
export function readDateOrTime(text: string, boundary: 'start' | 'end' = 'start', now: Date): string | undefined {
  const wanted = text.trim();
  if (wanted === 'now') return iso(now.getTime());
  const span = /^([+-]\d{1,6})([mhdw])$/.exec(wanted);
  if (span) return iso(now.getTime() + Number(span[1]) * (SPANS[span[2] ?? ''] ?? 0));
  if (/^\d{4}-\d\d-\d\d$/.test(wanted)) {
    const time = iso(Date.parse(`${wanted}T${boundary === 'end' ? '23:59:59' : '00:00:00'}Z`));
    // Date turns 31 February into a day in March.
    return time?.startsWith(wanted) ? time : undefined;
  }
  const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(wanted);
  if (!time) return undefined;
  const withOffset = wanted.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  if (readDateOrTime(wanted.slice(0, 10), 'start', now) === undefined) return undefined;
  return iso(Date.parse(time[3] === undefined ? `${withOffset}Z` : withOffset));
}

/** Years of four digits only: CloudStack reads no others. */
function iso(time: number): string | undefined {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString();
  return /^\d{4}-/.test(text) ? `${text.slice(0, 19)}Z` : undefined;
}
