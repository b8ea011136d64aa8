import Mustache from 'mustache';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readArguments } from '../../engine/arguments/read-arguments.js';
import { loadFacts } from '../../engine/facts/load-facts.js';
import { referencesOf } from '../../engine/manifest/bindings.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Tool } from '../../engine/manifest/types.js';
import { OWN_TOOLS } from '../../engine/own-tools/own-tools.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { readColumn } from '../../engine/render/table.js';

const { commands, types } = loadFacts();
const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
const { entities, partials } = catalog.vocabulary;
const tools = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);
/** Fields that CloudStack gives to every object that is made by a job. */
const OF_EVERY_OBJECT = ['jobid', 'jobstatus'];

function commandNamed(name: string) {
  return commands.find((command) => command.name === name);
}

/** Fields of the type that a command really answers; undefined where the facts do not know the type. */
function fieldsOf(command: string): Set<string> | undefined {
  const { answers = '', answersReally } = commandNamed(command) ?? {};
  const fields = [answers, answersReally ?? answers].flatMap((type) => types[type]?.fields ?? []);
  return fields.length === 0 ? undefined : new Set([...fields.map(({ name }) => name), ...OF_EVERY_OBJECT]);
}

test('every entity is listed by a command that exists, with parameters that it has', () => {
  // Some are only told to be stale, such as capacity; those are never looked up.
  const lookedUp = new Set(
    tools.flatMap(({ params }) => referencesOf(params, catalog.vocabulary)).map(({ entity }) => entity),
  );
  const wrong = Object.entries(entities).flatMap(([name, entity]) => {
    const command = commandNamed(entity.list);
    if (!command) return [`${name}: no command ${entity.list}`];
    const params = new Set(command.params.map((param) => param.name));
    const { filter, byId = 'id', within = [], needs = [], send, fallback } = entity;
    const sent = [
      ...(filter === undefined ? [] : [filter]),
      ...within,
      ...needs,
      ...Object.keys({ ...send, ...fallback }),
    ];
    return [...sent, ...(lookedUp.has(name) ? [byId] : [])]
      .filter((param) => !params.has(param))
      .map((param) => `${name}: ${entity.list} has no ${param}`);
  });
  assert.equal(wrong, []);
});

test('the names of an entity, and what tells it from others, are fields of what is listed', () => {
  const wrong = Object.entries(entities).flatMap(([name, entity]) => {
    const fields = fieldsOf(entity.list);
    const used = [
      ...(entity.name ?? ['name']),
      ...(entity.tell ?? []),
      entity.id ?? 'id',
      ...Object.values(entity.fills ?? {}),
    ];
    return used.filter((field) => field !== 'id' && fields && !fields.has(field)).map((field) => `${name}: ${field}`);
  });
  assert.equal(wrong, []);
});

test('what an entity fills in is a parameter of every tool that uses it', () => {
  const wrong = tools.flatMap((tool) =>
    referencesOf(tool.params, catalog.vocabulary).flatMap(({ entity, param }) =>
      Object.keys((entity === undefined ? undefined : entities[entity]?.fills) ?? {})
        .filter((filled) => !tool.params[filled])
        .map((filled) => `${tool.name} ${param} fills ${filled}`),
    ),
  );
  assert.equal(wrong, []);
});

test('columns, sorting and what is handed over are fields of the answer', () => {
  const wrong = tools.flatMap((tool) => {
    const fields = fieldsOf(tool.command);
    const columns = (tool.output?.columns ?? []).map((column) => readColumn(column).path[0] ?? '');
    const sort = tool.output?.sort === undefined ? [] : [tool.output.sort.replace(/^-/, '').split('.')[0] ?? ''];
    const given = Object.keys(tool.secrets?.give ?? {});
    return [...columns, ...sort, ...given]
      .filter((field) => fields && !fields.has(field))
      .map((field) => `${tool.name}: ${field}`);
  });
  assert.equal(wrong, []);
});

type Token = [type: string, value: string, start: number, end: number, children?: Token[]];

/** First fields that a template takes from the answer's object: item.x, has.item.x, and what stands inside {{#item}}. */
function itemFields(template: string): string[] {
  const walk = (tokens: Token[], isInside: boolean): string[] =>
    tokens.flatMap(([type, value, , , children]) => {
      if (type === 'text' || type === '!') return [];
      if (type === '>') return walk(Mustache.parse(partials[value] ?? '') as unknown as Token[], isInside);
      const path = value.replace(/^(is|has)\./, '').split('.');
      const own = path[0] === 'item' ? path[1] : isInside ? path[0] : undefined;
      const isFormat =
        children !== undefined &&
        own === value &&
        path.length === 1 &&
        /^(bytes|mib|mhz|percent|date|ago|join|plural)$/.test(value);
      const found = own === undefined || own === '.' || own === '' || isFormat ? [] : [own];
      const isAsking =
        /^(is|has)\./.test(value) || isFormat || /^(bytes|mib|mhz|percent|date|ago|join|plural)$/.test(value);
      // Inside a nested object or list its own fields are meant, which the facts know under another type.
      const inner = isAsking ? isInside : value === 'item' || value === 'items';
      return [...found, ...(children ? walk(children, inner) : [])];
    });
  return walk(Mustache.parse(template) as unknown as Token[], false);
}

test('sentences and cards speak of fields that the answer has', () => {
  const wrong = tools.flatMap((tool) => {
    const fields = fieldsOf(tool.command);
    const { done = '', card = '' } = tool.output ?? {};
    return [...itemFields(done), ...itemFields(card)]
      .filter((field) => fields && !fields.has(field))
      .map((field) => `${tool.name}: ${field}`);
  });
  assert.equal(wrong, []);
});

test('warnings speak of what is known of the object', () => {
  const wrong = tools.flatMap((tool) => {
    const warnings = [tool.danger?.warning, ...(tool.danger?.escalate ?? []).map(({ warning }) => warning)].join('\n');
    return referencesOf(tool.params, catalog.vocabulary).flatMap(({ variable, entity }) => {
      const found = entity === undefined ? undefined : entities[entity];
      if (!found || variable === undefined) return [];
      const known = new Set(['id', 'name', 'count', ...(found.name ?? []), ...(found.tell ?? [])]);
      const asked = [...warnings.matchAll(new RegExp(`\\{\\{[#^]?(?:is\\.|has\\.)?${variable}\\.(\\w+)`, 'g'))];
      return asked.flatMap(([, field = '']) => (known.has(field) ? [] : [`${tool.name}: ${variable}.${field}`]));
    });
  });
  assert.equal(wrong, []);
});

/** All words that a person wrote into a manifest. */
function wordsOf({ description, params, danger, output }: Tool): string {
  return JSON.stringify([description, Object.values(params).map((param) => param.description), danger, output]);
}

test('every tool that a text names exists', () => {
  const known = new Set([...tools, ...OWN_TOOLS].map(({ name }) => name));
  const verbs = [...new Set(tools.map(({ name }) => name.split('-')[0] ?? ''))].join('|');
  const named = new RegExp(`\\b(?:${verbs})-[a-z]+(?:-[a-z]+)*\\b`, 'g');
  const wrong = tools.flatMap((tool) =>
    [...wordsOf(tool).matchAll(named)].flatMap(([name]) => (known.has(name) ? [] : [`${tool.name}: ${name}`])),
  );
  assert.equal(wrong, []);
});

test('each example is a call that the tool takes', () => {
  const wrong = tools.flatMap((tool) =>
    (tool.examples ?? []).flatMap(({ ask, args }) => {
      try {
        readArguments(tool, args, catalog.vocabulary);
        return [];
      } catch (error) {
        return [`${tool.name} "${ask}": ${(error as Error).message}`];
      }
    }),
  );
  assert.equal(wrong, []);
});

test('every tool has an example, and no two tools have the same title', () => {
  assert.equal(
    tools.filter(({ examples = [] }) => examples.length === 0).map(({ name }) => name),
    [],
  );
  assert.is(new Set(tools.map(({ title }) => title)).size, tools.length);
});

test.run();
