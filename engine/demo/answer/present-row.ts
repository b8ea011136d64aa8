import type { FieldShape, FieldShapes } from '../../facts/answer-facts.js';
import { plainText } from '../../text/plain-text.js';
import type { Call, Job } from '../call.js';
import { companions, derived } from '../fill/derive.js';
import { pointedAt } from '../store/relations.js';
import { madeUp, numberOf } from '../fill/made-up.js';
import type { Row } from '../store/rows.js';
import { tagsOf } from '../store/tags.js';
import { dataOnly } from './data-only.js';
import { shapeOf } from './shape-of.js';
import { views } from './views.js';

/**
 * A row as this caller gets it: its own fields, those that follow from what it points at, and what comes with every
 * object of its type. A field that is null is known to be empty and does not come.
 */
export function presentRow(call: Call, row: Row, job?: Job): Row {
  const { command, caller, world } = call;
  const type = command.answersReally ?? command.answers;
  const { usual, form } = shapeOf(command, caller.role, world.types);
  const shown: Row = dataOnly({ ...row, ...views[type]?.(call, row) });
  const pending = job ?? (command.kind === 'list' ? world.jobs.pendingOn(row.id) : undefined);
  const tellsJob = job === undefined || usual.includes('jobid');
  if (pending && tellsJob && shown['jobid'] === undefined) Object.assign(shown, { jobid: pending.jobid, jobstatus: 0 });
  const answer: Record<string, unknown> = {};
  const tell = (field: string, value: unknown): void => {
    const shape = form(field);
    if (value === undefined || value === null || shape === undefined) return;
    answer[field] = fitted(call, type, row, field, value, shape);
  };
  for (const field of usual) {
    const own = shown[field];
    tell(field, own === undefined ? unset(call, type, row, field, form(field)) : own);
  }
  for (const field of Object.keys(shown)) if (answer[field] === undefined) tell(field, shown[field]);
  for (const [field, value] of companions(world.tables, shown))
    if (answer[field] === undefined && shown[field] === undefined) tell(field, value);
  return answer as Row;
}

/** A usual field that nobody has set. */
function unset({ world }: Call, type: string, row: Row, field: string, form: FieldShape | undefined): unknown {
  if (form === undefined || /^job(id|status|instance)/.test(field)) return undefined;
  // What belongs to a project belongs to no account.
  if (field === 'account' && row['projectid'] !== undefined) return undefined;
  if (field === 'tags' && form !== 's') return tagsOf(world.tables, row.id);
  if (field === 'hasannotations')
    return (world.tables['annotations'] ?? []).some((note) => note['entityid'] === row.id);
  return derived(world.tables, row, field) ?? madeUp(world.tables, row, type, field, form);
}

/** The value in the JSON type that CloudStack gives the field; objects inside get the fields of their own form. */
function fitted(call: Call, type: string, row: Row, field: string, value: unknown, form: FieldShape): unknown {
  if (form === 's') return typeof value === 'string' ? value : typeof value === 'object' ? value : plainText(value);
  if (form === 'n') return typeof value === 'string' ? numberIn(value) : value;
  if (form === 'b') return typeof value === 'string' ? value === 'true' : value;
  if (Array.isArray(form)) {
    const [inner] = form;
    if (!Array.isArray(value)) return typeof value === 'string' ? (value === '' ? [] : value.split(',')) : [];
    if (typeof inner !== 'object') return value;
    return value.map((item: unknown) => fittedObject(call, `${type}/${field}`, row, item, inner));
  }
  if (typeof form !== 'object') return value;
  // Where an object stands, a label is not enough: it is the one that the id beside it points at.
  const whole = typeof value === 'object' ? value : (pointedAt(call.world.tables, row, `${field}id`) ?? {});
  return fittedObject(call, `${type}/${field}`, row, whole, form);
}

/** Some answers have database numbers where ids would be expected. */
const numberIn = (text: string): unknown =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text)
    ? 1 + (numberOf(text) % 900)
    : text === '' || Number.isNaN(Number(text))
      ? text
      : Number(text);

function fittedObject(call: Call, type: string, owner: Row, value: unknown, form: FieldShapes): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const names = Object.keys(form);
  // Keys of a map are data: what was seen in one is no rule for another.
  if (names.length === 0 || /\/(details|resourcedetails|\w*details)$/.test(type)) return value;
  const row = { id: owner.id, ...(value as Record<string, unknown>) };
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = name.replace(/\?$/, '');
      const shape = form[name];
      const own = (value as Record<string, unknown>)[field];
      const told = own === undefined && !name.endsWith('?') ? unset(call, type, row, field, shape) : own;
      return told === undefined || told === null || shape === undefined
        ? []
        : [[field, fitted(call, type, row, field, told, shape)]];
    }),
  );
}
