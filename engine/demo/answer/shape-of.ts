import { loadAnswerFacts } from '../../facts/answer-facts.js';
import type { FieldShape, FieldShapes } from '../../facts/answer-facts.js';
import { loadFacts } from '../../facts/load-facts.js';
import type { BuiltInCommand, FieldFacts, Role, TypeFacts } from '../../facts/load-facts.js';

/** Which fields an answer has. */
export interface AnswerShape {
  /** Come with every object. */
  usual: readonly string[];
  /** The form of a field that may come; undefined for one that never does. */
  form: (field: string) => FieldShape | undefined;
}

const OF_JOBS = new Set(['jobid', 'jobstatus']);
const known = new Map<string, AnswerShape>();

/** What this command answers to this role: as it was seen where it was, as declared elsewhere. */
export function shapeOf(command: BuiltInCommand, role: Role, types: Readonly<Record<string, TypeFacts>>): AnswerShape {
  const key = `${command.name} ${role === 'Admin' ? 'admin' : 'other'}`;
  const shape = known.get(key) ?? readShape(command, role, types);
  known.set(key, shape);
  return shape;
}

function readShape(command: BuiltInCommand, role: Role, types: Readonly<Record<string, TypeFacts>>): AnswerShape {
  const type = command.answersReally ?? command.answers;
  const facts = loadAnswerFacts();
  const seen = facts.types[type];
  // Of a type that was seen, what never came comes only if somebody can set it.
  const fields = (types[type]?.fields ?? []).filter(
    ({ name }) =>
      !seen ||
      (settable(type).has(name) && !facts.silent[type]?.includes(name)) ||
      /^project(id)?$|^job(id|status)$/.test(name),
  );
  const declared = new Map(fields.map((field) => [field.name, declaredForm(field, types, 0)]));
  const hidden = new Set(role === 'Admin' ? [] : (facts.hidden[type] ?? []));
  const forms = new Map([
    ...declared,
    ...Object.entries(seen ?? {}).map(([name, form]) => [name.replace(/\?$/, ''), form] as const),
  ]);
  for (const name of hidden) forms.delete(name);
  const { plus = [], minus = [] } = facts.commands[command.name] ?? {};
  const usual = seen
    ? [...Object.keys(seen).filter((name) => !name.endsWith('?') && !minus.includes(name)), ...plus]
    : [...declared.keys()].filter((name) => !OF_JOBS.has(name));
  return { usual: usual.filter((name) => !hidden.has(name)), form: (field) => forms.get(field) };
}

const settableFields = new Map<string, ReadonlySet<string>>();

/** Plain parameters of the commands that answer this type: what was set is told. */
function settable(type: string): ReadonlySet<string> {
  const known = settableFields.get(type);
  if (known) return known;
  const commands = loadFacts().commands.filter(
    ({ kind, answers, answersReally }) => kind === 'object' && (answersReally ?? answers) === type,
  );
  const plain = commands.flatMap(({ params }) => params.filter(({ entityType }) => entityType === undefined));
  const names = new Set(plain.map(({ name }) => name).filter((name) => name !== 'account'));
  settableFields.set(type, names);
  return names;
}

const NUMBERS = /^(integer|int|long|short|float|double|bigdecimal)$/;

function declaredForm({ type, of }: FieldFacts, types: Readonly<Record<string, TypeFacts>>, depth: number): FieldShape {
  if (type === 'boolean') return 'b';
  if (NUMBERS.test(type)) return 'n';
  if (type === 'map') return {};
  const inner = types[of ?? type];
  const fields = (): FieldShapes =>
    Object.fromEntries(
      depth > 1 ? [] : (inner?.fields ?? []).map((field) => [`${field.name}?`, declaredForm(field, types, depth + 1)]),
    );
  if (/^(list|set|listresponse)$|\[\]$/.test(type)) return inner ? [fields()] : [];
  return inner ? fields() : 's';
}
