import { now } from '../../clock.js';
import type { FilterName } from '../../manifest/filter-names.js';

type Filter = (value: string) => string;

interface Scale {
  units: readonly string[];
  step: number;
}

/** The filters that are amounts, from the unit in which CloudStack gives them up. */
export const SCALES = {
  bytes: { units: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'], step: 1024 },
  mib: { units: ['MiB', 'GiB', 'TiB', 'PiB'], step: 1024 },
  mhz: { units: ['MHz', 'GHz', 'THz'], step: 1000 },
} satisfies Partial<Record<FilterName, Scale>>;

/**
 * How a raw value of CloudStack is shown. Used by columns (`memory | mib`) and by templates (`{{#mib}}..{{/mib}}`).
 */
export const FILTERS: Readonly<Record<FilterName, Filter>> = {
  bytes: (value) => scaled(value, SCALES.bytes),
  mib: (value) => scaled(value, SCALES.mib),
  mhz: (value) => scaled(value, SCALES.mhz),
  percent,
  date,
  ago: (value) => ago(value, now()),
  javaclass,
};

/** 5368709120 -> "5 GiB". What is no number stays as it is. */
function scaled(value: string, { units, step }: Scale): string {
  let amount = toNumber(value);
  if (amount === undefined) return value;
  let unit = 0;
  while (Math.abs(amount) >= step && unit < units.length - 1) {
    amount /= step;
    unit += 1;
  }
  return `${round(amount, 1)} ${units[unit] ?? ''}`;
}

/** `0.873` and `87.3%` -> "87 %": CloudStack sends fractions and texts with a sign. */
function percent(value: string): string {
  const amount = toNumber(value.replace('%', ''));
  if (amount === undefined) return value;
  return `${round(value.includes('%') || amount > 1 ? amount : amount * 100, 0)} %`;
}

/** `2026-07-24T10:00:00+0000` -> "2026-07-24 10:00 UTC". */
function date(value: string): string {
  const time = parseDate(value);
  return time === undefined ? value : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The same as how long it is past (or ahead): "3 days ago". */
export function ago(value: string, at: number): string {
  const time = parseDate(value);
  if (time === undefined) return value;
  const seconds = Math.abs(at - time) / 1000;
  const steps: [limit: number, size: number, word: string][] = [
    [90, 1, 'second'],
    [90 * 60, 60, 'minute'],
    [36 * 3600, 3600, 'hour'],
    [Infinity, 86400, 'day'],
  ];
  const [, size, word] = steps.find(([limit]) => seconds < limit) ?? [0, 86400, 'day'];
  const amount = Math.round(seconds / size);
  const span = `${amount} ${word}${amount === 1 ? '' : 's'}`;
  return at >= time ? `${span} ago` : `in ${span}`;
}

/** `org.apache.cloudstack.api.command.admin.vm.DeployVMCmdByAdmin` -> "deploy VM": a Java class as what it does. */
function javaclass(value: string): string {
  const [, name] = /^(?:\w+\.){2,}(\w+?)Cmd(?:By\w+)?$/.exec(value) ?? [];
  if (name === undefined) return value;
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [name];
  return words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(' ');
}

/** CloudStack writes offsets without a colon, which Date does not read everywhere. */
export function parseDate(value: string): number | undefined {
  const time = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) || !/^\d{4}-/.test(value) ? undefined : time;
}

/** Undefined for what is no number. */
export function toNumber(value: string): number | undefined {
  const amount = Number(value);
  return value.trim() === '' || Number.isNaN(amount) ? undefined : amount;
}

function round(amount: number, digits: number): number {
  return Number(amount.toFixed(digits));
}
