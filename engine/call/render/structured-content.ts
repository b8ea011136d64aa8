import { cost } from './budget.js';
import type { Kind, Shown } from './shown.js';
import { unfolded } from './typed-rows.js';

/** The answer to a call as data: nothing that its text says is missing. */
export interface StructuredContent extends Record<string, unknown> {
  kind: Kind;
  /** What is said in sentences: beside rows those about them, else the whole text. */
  message: string;
}

/** What stands in the data itself, or only in another form. */
const TOLD_OTHERWISE = new Set(['ids', 'groups', 'dryRun']);

/** An item of many fields is cut to what is left of `tokens`; it says so. */
export function structuredContent({ text, structured = {}, data }: Shown, tokens: number): StructuredContent {
  const host = Object.entries(structured).filter(([key]) => !TOLD_OTHERWISE.has(key));
  const content = {
    kind: data?.kind ?? kindOf(structured),
    message: data?.said ?? text,
    ...Object.fromEntries(host),
    ...data?.fields,
  };
  const item = data?.fields?.['item'];
  if (typeof item !== 'object' || item === null) return content;
  return { ...content, ...itemWithin(item, tokens - cost(content.message)) };
}

function kindOf(structured: Record<string, unknown>): Kind {
  const { error, job } = structured;
  if (error === 'confirmation-needed') return 'confirmation';
  return error !== undefined ? 'error' : job !== undefined ? 'job' : 'text';
}

/** As many of its fields as fit, in CloudStack's order. */
function itemWithin(item: object, tokens: number): { item: object; fieldsLeftOut?: number } {
  const fields = Object.entries(unfolded(item) as Record<string, unknown>);
  let spent = 0;
  const kept = fields.filter(([name, value]) => {
    const more = cost(JSON.stringify({ [name]: value }));
    if (spent + more > tokens) return false;
    spent += more;
    return true;
  });
  const left = fields.length - kept.length;
  return { item: Object.fromEntries(kept), ...(left > 0 ? { fieldsLeftOut: left } : {}) };
}
