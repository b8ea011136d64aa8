import { cloudError } from '../../cloudstack/classify.js';
import type { Answer } from '../../cloudstack/answer.js';
import type { CloudClient, CloudRequest } from '../../cloudstack/client.js';
import type { WireParams } from '../../cloudstack/encode.js';
import type { Facts } from '../../facts/facts.js';
import type { CommandFacts } from '../../facts/load-facts.js';
import { sampleAnswer, sampleObject } from '../../facts/sample-answer.js';
import type { KnownObject } from '../../facts/sample-answer.js';
import { sampleRow } from '../../facts/sample-row.js';
import { sampleId } from '../../facts/sample-values.js';
import type { Entity, Tool, Vocabulary } from '../../manifest/types.js';
import { referencesOf } from '../../manifest/bindings.js';
import { labelOf } from '../../call/names/label.js';
import { typesInside } from '../lint/entity-types.js';
import { readByLabel } from './read-by-label.js';
import type { FindRows, Row } from '../../call/names/find-objects.js';
import { isUuid } from '../../text/uuid.js';
import { plainText } from '../../text/plain-text.js';
import type { Case } from './case.js';
import { stateFitter } from './fit-state.js';

/** A cloud without a network: it has whatever a call names, answers from CloudStack's types, and its jobs end at once. */
export interface MadeUpCloud {
  client: CloudClient;
  findRows: FindRows;
  /** The parameters of the tool's own command, as they were sent last. */
  sent: () => WireParams | undefined;
  /** A text with `<virtual-machine web-03>` in the place of the ids that this cloud made up. */
  readable: (text: string) => string;
}

const JOB = sampleId('job', 'job-1');

export function madeUpCloud(tool: Tool, one: Case, facts: Facts, vocabulary: Vocabulary): MadeUpCloud {
  const { entities } = vocabulary;
  const inState = stateFitter(tool, one, vocabulary);
  const objects = new Map<string, KnownObject>();
  const labels = new Map<string, string>();
  const names = [...new Set(textsIn(one.args))];
  const meant = new Set(referencesOf(tool.params, vocabulary).map(({ entity }) => entity));
  /** What is only gone through for the things inside has a name of its own. */
  const isOnlyParent = (kind: string): boolean =>
    !meant.has(kind) &&
    !meant.has(undefined) &&
    Object.values(entities).some(({ each }) => Object.values(each ?? {}).includes(kind));
  /** Whatever the call names is of the first of its kinds. */
  const others = new Set([...meant].flatMap((kind) => entities[kind ?? '']?.or ?? []));
  const isOther = (kind: string): boolean => others.has(kind) && !meant.has(kind);
  let sent: WireParams | undefined;
  const command: CommandFacts = facts.command(tool.command) ?? { name: tool.command, async: false, params: [] };

  const answer = (): Row => {
    return one.answer === undefined
      ? sampleAnswer(command, facts, { params: sent ?? {}, objects })
      : wrapped(one.answer, command);
  };
  const send = ({ command: name, params }: CloudRequest): Row => {
    if (name === 'queryAsyncJobResult') return { jobstatus: 1, jobresult: answer() };
    sent = params;
    if (typeof one.error === 'object') throw cloudError({ ...one.error }, one.error.errorcode, name);
    return tool.async === true ? { jobid: JOB } : answer();
  };

  return {
    client: {
      send: (request): Promise<Answer> => new Promise((resolve) => resolve({ body: send(request) })),
      server: 'a made-up cloud',
      clockSkewMs: 0,
      close: () => undefined,
    },
    findRows({ entity, params, most }) {
      const kind = kindOf(entity, entities);
      if (isOther(kind)) return Promise.resolve({ rows: [], isCut: false });
      // What hangs on an object: two of them.
      if (most !== undefined) {
        const type = typeListed(entity, facts);
        const two = [1, 2].map((number) => ({
          ...(entity.label === undefined ? named(entity, `${kind}-${number}`) : sampleRow(type, number, facts)),
          id: sampleId(kind, `${kind}-${number}`),
        }));
        return Promise.resolve({ rows: two, isCut: false, count: two.length });
      }
      // A list that is read whole has what the call names by its id, too.
      const isWhole = entity.byId === '';
      const id = isWhole ? undefined : params[entity.byId ?? 'id'];
      const ids = isWhole ? names.filter(isUuid) : id !== undefined && isUuid(id) ? [id] : [];
      // Without a filter the whole list comes, and whoever asked chooses from it.
      const filtered = entity.filter === undefined ? undefined : params[entity.filter];
      const said = isOnlyParent(kind) ? [`${kind}-1`] : filtered === undefined ? names : [filtered];
      const called = said.filter((name) => !isUuid(name));
      const byId = ids.map((one) => ({ id: one, ...ownId(entity, one) }));
      const byName = called.map((name) => {
        const made = sampleId(kind, name);
        return { id: made, ...ownId(entity, made), ...named(entity, name) };
      });
      const own = isWhole ? [...byId, ...byName] : byId.length > 0 ? byId : byName;
      const type = typesInside(entity, facts).at(-1) ?? '';
      const around =
        entity.in === undefined ? {} : sampleObject(typeListed(entity, facts), facts, {}, { params, objects });
      const rows = own.map((one) => ({ ...around, ...sampleObject(type, facts, one, { params, objects }) }));
      for (const row of rows) {
        const known = plainText(row['id']);
        const name = labelOf(row, entity) || plainText(row[entity.name?.[0] ?? 'name']);
        if (isUuid(plainText(row[entity.id ?? 'id']))) objects.set(known, { type, name, row });
        if (!ids.includes(known)) labels.set(known, `<${kind} ${name}>`);
      }
      // The answer of the call tells the state after it, not the one that it needed.
      return Promise.resolve({ rows: rows.map((row) => inState(row, kind)), isCut: false });
    },
    sent: () => sent,
    readable: (text) => [...labels].reduce((all, [id, label]) => all.replaceAll(id, label), text),
  };
}

/** A given answer as it comes inside the envelope. */
function wrapped(answer: NonNullable<Case['answer']>, { kind, key }: CommandFacts): Row {
  if (Array.isArray(answer)) return answer.length === 0 ? {} : { count: answer.length, [key ?? 'null']: answer };
  return kind === 'success' || kind === 'none' ? answer : { [key ?? 'null']: answer };
}

/** By the first of its names; a name for people is the same one. */
function named({ name: [first = 'name', ...others] = [], label }: Entity, name: string): Row {
  if (label !== undefined) return readByLabel(label, name);
  return { [first]: name, ...(others.includes('displayname') ? { displayname: name } : {}) };
}

/** Some things have their id in another field: fwdeviceid. Where that is the name, it stays the name. */
function ownId({ id, name = ['name'] }: Entity, value: string | undefined): Row {
  return id === undefined || name.includes(id) || value === undefined ? {} : { [id]: value };
}

function kindOf(entity: Entity, entities: Vocabulary['entities']): string {
  const names = Object.keys(entities);
  const same = names.find((name) => entities[name] === entity);
  return same ?? names.find((name) => entities[name]?.list === entity.list) ?? 'thing';
}

function typeListed({ list }: Entity, facts: Facts): string {
  const command = facts.command(list);
  return command?.answersReally ?? command?.answers ?? '';
}

/** Every text among the arguments: one of them is the name that is looked up. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [value, ...(value.includes(',') ? value.split(',').map((part) => part.trim()) : [])];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
