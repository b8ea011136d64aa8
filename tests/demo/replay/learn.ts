import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerFacts, CommandAnswer, FieldShapes, FieldShape } from '../../../engine/facts/answer-facts.js';
import { MAKES, verbOf } from '../../../engine/demo/generic/verbs.js';
import { loadFacts } from '../../../engine/facts/load-facts.js';
import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { SCHEMAS } from '../../../engine/package-paths.js';
import { groupBy } from './group-by.js';
import { readRecordings } from './recordings.js';
import type { Recording, Shape } from './recordings.js';

/*
 * Makes schemas/cloudstack-answers.json out of the recordings: which fields of a type really come and in which JSON
 * type, and where a command differs from what its type usually looks like. `node dist/tests/demo/replay/learn.js` writes it.
 */

type Fields = Record<string, Shape>;

interface Seen {
  command: string;
  isUser: boolean;
  fields: Fields;
}

const isFields = (shape: Shape | undefined): shape is Fields => typeof shape === 'object' && !Array.isArray(shape);

/** The object, or the row that all rows were merged into, that an answer holds under its key. */
function objectIn(recording: Recording, command: BuiltInCommand): Fields | undefined {
  if (!isFields(recording.shape)) return undefined;
  if (command.async !== (recording.params === undefined)) return undefined;
  const inside = recording.params === undefined ? recording.shape : Object.values(recording.shape)[0];
  if (!isFields(inside)) return undefined;
  let value = inside[command.key ?? 'null'];
  if (isFields(value) && Array.isArray(value['responses'])) value = value['responses'];
  if (command.kind === 'auth') return inside;
  return isFields(value) ? value : Array.isArray(value) && isFields(value[0]) ? value[0] : undefined;
}

/** Per field the share of the recordings that have it. */
function shares(seen: readonly Seen[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of seen) for (const name of Object.keys(fields)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].map(([name, count]) => [name, count / seen.length]));
}

/** The mean over commands, so that a command with many recordings does not speak for all. */
function meanShares(seen: readonly Seen[]): Map<string, number> {
  const byCommand = groupBy(seen, ({ command }) => command);
  const total = new Map<string, number>();
  for (const group of byCommand.values())
    for (const [name, share] of shares(group)) total.set(name, (total.get(name) ?? 0) + share);
  return new Map([...total].map(([name, sum]) => [name, sum / byCommand.size]));
}

/** One form for a field out of all forms seen; texts win over what is left empty. */
function merged(forms: readonly Shape[]): FieldShape {
  const objects = forms.flatMap((form) =>
    isFields(form) ? [form] : Array.isArray(form) && isFields(form[0]) ? [form[0]] : [],
  );
  const isArray = forms.some((form) => Array.isArray(form));
  if (objects.length > 0) {
    const inner = fieldShapes(objects.map((fields) => ({ command: '', isUser: false, fields })));
    return isArray ? [inner] : inner;
  }
  const counts = new Map<string, number>();
  for (const form of forms) {
    const [word] = [form].flat();
    if (typeof word === 'string') counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [word = ''] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (isArray) return word === '' ? [] : [word];
  return word;
}

function fieldShapes(seen: readonly Seen[]): FieldShapes {
  const usual = meanShares(seen);
  const names = [...usual.keys()];
  return Object.fromEntries(
    names.map((name) => [
      (usual.get(name) ?? 0) >= 0.5 ? name : `${name}?`,
      merged(seen.flatMap(({ fields }) => (fields[name] === undefined ? [] : [fields[name]]))),
    ]),
  );
}

/** Fields that are sent with every request that came to something, and never told: what a device is logged in to with, say. */
function keptSilent(command: BuiltInCommand, recordings: readonly Recording[], seen: readonly Seen[]): string[] {
  const sent = recordings.flatMap(({ params, status }) => (params && status === 200 ? [Object.keys(params)] : []));
  const told = new Set(seen.flatMap(({ fields }) => Object.keys(fields)));
  if (seen.length === 0 || !MAKES.has(verbOf(command.name))) return [];
  return (sent[0] ?? []).filter((name) => !told.has(name) && sent.every((names) => names.includes(name)));
}

/** Fields that a root admin gets and others do not, wherever both have asked the same. */
function hiddenFromUsers(seen: readonly Seen[]): string[] {
  const byCommand = groupBy(seen, ({ command }) => command);
  const both = [...byCommand.values()].filter(
    (group) => group.some((one) => one.isUser) && group.some((one) => !one.isUser),
  );
  const flat = both.flat();
  const admins = meanShares(flat.filter(({ isUser }) => !isUser));
  const users = meanShares(flat.filter(({ isUser }) => isUser));
  return [...admins].filter(([name, share]) => share >= 0.5 && (users.get(name) ?? 0) < 0.2).map(([name]) => name);
}

function commandAnswer(
  command: BuiltInCommand,
  recordings: readonly Recording[],
  type: FieldShapes | undefined,
  hidden: readonly string[],
  seen: readonly Seen[],
): CommandAnswer {
  const answer: CommandAnswer = {};
  const own = seen.some(({ isUser }) => !isUser) ? seen.filter(({ isUser }) => !isUser) : seen;
  if (own.length > 0 && type) {
    const share = shares(own);
    const onlyUsers = own.every(({ isUser }) => isUser);
    const plus = Object.keys(type).flatMap((name) =>
      name.endsWith('?') && (share.get(name.slice(0, -1)) ?? 0) >= 0.5 ? [name.slice(0, -1)] : [],
    );
    const minus = Object.keys(type).filter(
      (name) => !name.endsWith('?') && (share.get(name) ?? 0) < 0.5 && !(onlyUsers && hidden.includes(name)),
    );
    if (plus.length > 0) answer.plus = plus;
    if (minus.length > 0) answer.minus = minus;
  }
  const jobs = recordings.filter(({ params, instance }) => params === undefined && instance !== undefined);
  const byTold = [...groupBy(jobs, ({ instance = 'none' }) => instance)];
  const [told] = byTold.sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  if (told === 'id' || told === 'type') answer.instance = told;
  for (const { class: name, about } of jobs) {
    if (name !== undefined) answer.class = name;
    if (about !== undefined) answer.about = about;
  }
  const tops = recordings.filter(({ params }) => params !== undefined);
  const success = tops.filter(({ status }) => status === 200);
  if (command.kind === 'success' && success.some(({ shape }) => JSON.stringify(shape).includes('displaytext')))
    answer.displaytext = true;
  const bare = tops.filter(({ params = {} }) => Object.keys(params).length === 0);
  const [first] = bare;
  if (first && bare.every(({ shape }) => shape === 'not JSON')) answer.silent = first.status;
  const envelopes = tops
    .filter(({ status, shape }) => status !== 200 && isFields(shape))
    .flatMap(({ shape }) => Object.keys(shape as Fields));
  const [envelope] = envelopes.filter((name) => name !== 'errorresponse');
  if (envelope !== undefined && envelope !== command.envelope) answer.errorEnvelope = envelope;
  return answer;
}

export function learn(recordings: readonly Recording[]): AnswerFacts {
  const byCommand = groupBy(recordings, ({ command }) => command);
  const commands = new Map(loadFacts().commands.map((command) => [command.name, command]));
  const seenOf = (command: BuiltInCommand): Seen[] =>
    (byCommand.get(command.name) ?? []).flatMap((recording) => {
      if (recording.status !== 200 || recording.jobstatus === 2) return [];
      const fields = objectIn(recording, command);
      return fields && Object.keys(fields).length > 0
        ? [{ command: command.name, isUser: recording.as !== 'admin', fields }]
        : [];
    });
  const seenByType = new Map<string, Seen[]>();
  for (const command of commands.values()) {
    const type = command.answersReally ?? command.answers;
    if (command.kind === 'success' || command.kind === 'none') continue;
    seenByType.set(type, [...(seenByType.get(type) ?? []), ...seenOf(command)]);
  }
  const types: AnswerFacts['types'] = {};
  const hidden: AnswerFacts['hidden'] = {};
  const silent: AnswerFacts['silent'] = {};
  for (const command of commands.values()) {
    const type = command.answersReally ?? command.answers;
    if (!seenByType.has(type)) continue;
    const declared = new Set(loadFacts().types[type]?.fields.map(({ name }) => name));
    const everSeen = new Set(seenByType.get(type)?.flatMap(({ fields }) => Object.keys(fields)));
    const names = keptSilent(command, byCommand.get(command.name) ?? [], seenOf(command)).filter(
      (name) => declared.has(name) && !everSeen.has(name),
    );
    if (names.length > 0) silent[type] = [...new Set([...(silent[type] ?? []), ...names])].sort();
  }
  for (const [type, seen] of [...seenByType].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (seen.length === 0) continue;
    types[type] = fieldShapes(seen);
    const names = hiddenFromUsers(seen);
    if (names.length > 0) hidden[type] = names;
  }
  const answers: AnswerFacts['commands'] = {};
  for (const [name, own] of [...byCommand].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const command = commands.get(name);
    if (!command) continue;
    const type = command.answersReally ?? command.answers;
    const answer = commandAnswer(
      command,
      own,
      types[type],
      hidden[type] ?? [],
      command.kind === 'success' ? [] : seenOf(command),
    );
    if (Object.keys(answer).length > 0) answers[name] = answer;
  }
  return { types, hidden, silent, commands: answers };
}

/** One line per type and command, so that a change is seen where it is. */
export function writeLearned({ types, hidden, silent, commands }: AnswerFacts): string {
  const part = (record: object): string =>
    Object.entries(record)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{\n"types":{\n${part(types)}\n},\n"hidden":{\n${part(hidden)}\n},\n"silent":{\n${part(silent)}\n},\n"commands":{\n${part(commands)}\n}\n}\n`;
}

if (process.argv[1]?.endsWith('learn.js'))
  writeFileSync(join(SCHEMAS, 'cloudstack-answers.json'), writeLearned(learn(readRecordings())));
