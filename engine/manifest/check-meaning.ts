import type { Condition, Manifest, Param, Vocabulary, When } from './types.js';
import { FILTER_NAMES, isFilterName } from './filter-names.js';
import { didYouMean } from '../text/nearest.js';
import { checkPattern } from './check-pattern.js';
import { checkTemplate } from './check-template.js';
import { referencesOf } from './bindings.js';
import type { Problem } from './problem.js';
import type { Path, YamlFile } from './read-yaml.js';

/** What the schema cannot say: words that must exist elsewhere, and texts that must fit the rest of the file. */
export function checkMeaning(manifest: Manifest, vocabulary: Vocabulary, yaml: YamlFile): Problem[] {
  const problems: Problem[] = [];
  const tell = (path: Path, message: string, hint?: string): void => {
    problems.push(yaml.problemAt(path, message, hint));
  };
  const params = mergedParams(manifest, vocabulary);
  checkVocabulary(manifest, vocabulary, params, tell);
  const variables = checkVariables(params, vocabulary, tell);
  checkParams(manifest, params, variables, tell);
  checkDependents(manifest, params, variables, tell);
  for (const name of Object.keys(manifest.danger?.also ?? {})) variables.set(name, name);
  checkConditions(manifest, params, variables, tell);
  checkTexts(manifest, new Set(variables.keys()), vocabulary, tell);
  return problems;
}

/** The manifest's own parameters and those of the groups it includes; its own win. */
export function mergedParams(manifest: Manifest, vocabulary: Vocabulary): Record<string, Param> {
  const included = (manifest.include ?? []).map((group) => ownOf(vocabulary.groups, group) ?? {});
  return Object.assign({}, manifest.params, ...included, manifest.params) as Record<string, Param>;
}

/** `constructor` and its like are in every map without anybody having written them. */
function ownOf<Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

type Tell = (path: Path, message: string, hint?: string) => void;

function checkVocabulary(manifest: Manifest, vocabulary: Vocabulary, params: Record<string, Param>, tell: Tell): void {
  const known = Object.keys(vocabulary.entities);
  const entityAt = (path: Path, entity: string): void => {
    if (!known.includes(entity)) {
      tell(path, `\`${entity}\` is not an entry of _shared/entities.yaml.${didYouMean(entity, known)}`);
    }
  };
  manifest.include?.forEach((group, at) => {
    if (ownOf(vocabulary.groups, group)) return;
    tell(['include', at], `\`${group}\` is not a group of _shared/parameters.yaml.`);
  });
  for (const { param, field, spec } of referencesOf(params, vocabulary)) {
    if (spec.use !== undefined)
      entityAt(['params', param, ...(field === undefined ? [] : ['items', 'properties', field])], spec.use);
    for (const [value, entity] of Object.entries(spec.resolve?.map ?? {})) {
      entityAt(['params', param, 'resolve', 'map', value], entity);
    }
  }
  for (const [name, { use }] of Object.entries(manifest.danger?.also ?? {}))
    entityAt(['danger', 'also', name, 'use'], use);
  manifest.changes?.forEach((entity, at) => entityAt(['changes', at], entity));
  manifest.shows?.forEach((entity, at) => entityAt(['shows', at], entity));
}

function checkParams(
  manifest: Manifest,
  params: Record<string, Param>,
  variables: Map<string, string>,
  tell: Tell,
): void {
  for (const [name, spec] of Object.entries(params)) {
    for (const [place, pattern] of patternsIn(['params', name], spec)) {
      const found = checkPattern(pattern, 'u');
      if (found) tell(place, found.message, found.hint);
    }
  }
  for (const [name, spec] of Object.entries(manifest.params ?? {})) {
    const path = ['params', name];
    const kinds = [spec.type, spec.use, spec.resolve].filter((kind) => kind !== undefined).length;
    const resolvedList = spec.resolve !== undefined && spec.type === 'array';
    if (kinds === 0) tell(path, `\`${name}\` needs a \`type\`, or \`use\` if it names a thing.`);
    if (kinds > 1 && !resolvedList) tell(path, `\`${name}\` has \`use\` and \`type\`: one of them is enough.`);
    if (spec.type === 'array' && spec.items === undefined && spec.resolve === undefined) {
      tell(path, `The list \`${name}\` does not say what its \`items\` are.`);
    }
    if (spec.use === undefined && spec.description === undefined) tell(path, `\`${name}\` has no \`description\`.`);
    if (spec.required === true && spec.more === true) tell(path, `\`${name}\` is required, so it cannot be \`more\`.`);
    if (spec.required === true && spec.preset !== undefined) tell(path, `\`${name}\` is required and preset at once.`);
    // Beside a name that is no argument the preset would always be sent.
    spec.unless?.forEach((other, at) => {
      if (!ownOf(params, other)) tell([...path, 'unless', at], ...noArgument(other, params, variables, '`unless`'));
    });
    const sibling = spec.resolve?.by;
    if (sibling !== undefined && !ownOf(params, sibling))
      tell([...path, 'resolve', 'by'], `There is no parameter \`${sibling}\`.`);
  }
}

/** The patterns of a parameter and of the values inside it. */
function patternsIn(path: Path, { pattern, properties, items, additionalProperties }: Param): [Path, string][] {
  const inside: [Path, Param][] = [
    ...Object.entries(properties ?? {}).map(([name, inner]): [Path, Param] => [[...path, 'properties', name], inner]),
    ...(items ? [[[...path, 'items'], items] satisfies [Path, Param]] : []),
    ...(typeof additionalProperties === 'object'
      ? [[[...path, 'additionalProperties'], additionalProperties] satisfies [Path, Param]]
      : []),
  ];
  const own: [Path, string][] = pattern === undefined ? [] : [[[...path, 'pattern'], pattern]];
  return [...own, ...inside.flatMap(([place, inner]) => patternsIn(place, inner))];
}

/** Two parameters may not be called the same in texts, or a warning would name the wrong one. */
function checkVariables(params: Record<string, Param>, vocabulary: Vocabulary, tell: Tell): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { param, variable } of referencesOf(params, vocabulary)) {
    if (variable === undefined) continue;
    const owner = owners.get(variable);
    if (owner !== undefined) {
      tell(
        ['params', param],
        `\`${param}\` and \`${owner}\` are both called {{${variable}}} in texts.`,
        'Give one another name with `as`.',
      );
    }
    owners.set(variable, param);
  }
  return owners;
}

/** What hangs on an object is found by an argument, or by a field of that object; texts call it by a name of its own. */
function checkDependents(
  { danger }: Manifest,
  params: Record<string, Param>,
  variables: Map<string, string>,
  tell: Tell,
): void {
  for (const [name, { by }] of Object.entries(danger?.also ?? {})) {
    const path = ['danger', 'also', name];
    if (variables.has(name) || ownOf(params, name)) {
      tell(path, `{{${name}}} is the object of \`${variables.get(name) ?? name}\` already.`, 'Give it another name.');
    }
    for (const [param, value] of Object.entries(by)) {
      const [first = '', field] = value.split('.');
      if (field === undefined ? ownOf(params, value) : variables.has(first)) continue;
      const known = [...Object.keys(params), ...variables.keys()];
      tell([...path, 'by', param], `\`${value}\` is no argument of this call.${didYouMean(first, known)}`);
    }
  }
}

/** A rule that names no argument would let everything through. */
function noArgument(
  name: string,
  params: Record<string, Param>,
  variables: Map<string, string>,
  who = 'A rule',
): [string, string?] {
  const owner = variables.get(name.split('.')[0] ?? '');
  if (owner === undefined) return [`There is no parameter \`${name}\`.${didYouMean(name, Object.keys(params))}`];
  const hint = name.includes('.') ? 'What an object must be like stands in `possible`.' : `Did you mean \`${owner}\`?`;
  return [`${who} names arguments: \`${name}\` is what texts call the object of \`${owner}\`.`, hint];
}

/** An object as a whole equals no value, so a condition on it would never hold, or always. */
function wholeObject(name: string, owner: string): [string, string] {
  return [
    `\`${name}\` is what texts call the object of \`${owner}\`; a condition asks for an argument or for a field of an object.`,
    `Did you mean \`${owner}\`, or a field such as \`${name}.state\`?`,
  ];
}

function checkConditions(
  manifest: Manifest,
  params: Record<string, Param>,
  variables: Map<string, string>,
  tell: Tell,
): void {
  const names = Object.keys(params);
  const argumentAt = (path: Path, name: string): void => {
    if (!ownOf(params, name)) tell(path, ...noArgument(name, params, variables));
  };
  const nameAt = (path: Path, name: string): void => {
    if (ownOf(params, name)) return;
    const owner = variables.get(name.split('.')[0] ?? '');
    if (owner !== undefined) {
      if (!name.includes('.')) tell(path, ...wholeObject(name, owner));
      return;
    }
    tell(path, `There is no parameter \`${name}\`.${didYouMean(name, [...names, ...variables.keys()])}`);
  };
  const whensAt = (path: Path, condition: Condition): [Path, When][] =>
    Array.isArray(condition) ? condition.map((when, at) => [[...path, at], when]) : [[path, condition]];
  const conditionAt = (path: Path, condition: Condition | undefined, known = nameAt): void => {
    for (const [place, when] of condition === undefined ? [] : whensAt(path, condition)) {
      Object.keys(when).forEach((name) => known([...place, name], name));
      checkPatterns(place, when, tell);
    }
  };
  manifest.rules?.forEach((rule, at) => {
    for (const word of ['atMostOne', 'exactlyOne', 'atLeastOne', 'together', 'requires'] as const) {
      rule[word]?.forEach((name, index) => argumentAt(['rules', at, word, index], name));
    }
    // Rules are checked before anything is looked up: they know arguments and no objects.
    conditionAt(['rules', at, 'when'], rule.when, argumentAt);
  });
  manifest.possible?.forEach(({ when }, at) => {
    conditionAt(['possible', at, 'when'], when);
    const keys = [when].flat().flatMap((one) => Object.keys(one));
    if (keys.some((key) => key.includes('.') && variables.has(key.split('.')[0] ?? ''))) return;
    tell(
      ['possible', at, 'when'],
      'This says nothing about an object, so it does not depend on its state.',
      variables.size > 0
        ? `Ask about ${[...variables.keys()].map((name) => `${name}.state`).join(' or ')}, or write it into \`rules\` if only arguments count.`
        : 'Write it into `rules`: they say what must hold between arguments.',
    );
  });
  manifest.danger?.escalate?.forEach(({ when }, at) => conditionAt(['danger', 'escalate', at, 'when'], when));
  // What is hidden is told by fields of the answer, whose names are not known here.
  manifest.secrets?.hide?.forEach((hidden, at) => {
    if (typeof hidden === 'string') return;
    whensAt(['secrets', 'hide', at, 'when'], hidden.when).forEach(([place, when]) => checkPatterns(place, when, tell));
  });
}

/** A pattern that cannot be read would fail in the middle of a call. */
function checkPatterns(path: Path, when: When, tell: Tell): void {
  for (const [name, test] of Object.entries(when)) {
    if (typeof test !== 'object' || Array.isArray(test) || !('matches' in test)) continue;
    const found = checkPattern(test.matches, 'i');
    if (found) tell([...path, name, 'matches'], found.message, found.hint);
  }
}

function checkTexts(manifest: Manifest, variables: Set<string>, vocabulary: Vocabulary, tell: Tell): void {
  const text = (path: Path, template: string | undefined): void => {
    if (template === undefined) return;
    for (const problem of checkTemplate(template, variables, vocabulary.partials)) tell(path, problem);
  };
  const { output = {}, danger, secrets } = manifest;
  for (const word of ['done', 'card', 'empty'] as const) text(['output', word], output[word]);
  text(['danger', 'warning'], danger?.warning);
  text(['danger', 'undo'], danger?.undo);
  manifest.possible?.forEach(({ otherwise }, at) => text(['possible', at, 'otherwise'], otherwise));
  danger?.escalate?.forEach(({ warning }, at) => text(['danger', 'escalate', at, 'warning'], warning));
  for (const [field, given] of Object.entries(secrets?.give ?? {})) {
    text(['secrets', 'give', field], typeof given === 'string' ? given : given.file);
    if (typeof given !== 'string') text(['secrets', 'give', field, 'template'], given.template);
  }
  const own = [...Object.keys(output.units ?? {}), ...Object.keys(output.words ?? {})];
  output.columns?.forEach((column, at) => {
    if (typeof column === 'string' && column.includes(':')) {
      tell(['output', 'columns', at], `"${column}" is one text.`, 'Write label: path without quotes around the whole.');
    }
    const [, filter] = (typeof column === 'string' ? column : (Object.values(column)[0] ?? ''))
      .split('|')
      .map((part) => part.trim());
    if (filter !== undefined && !isFilterName(filter) && !own.includes(filter)) {
      tell(
        ['output', 'columns', at],
        `There is no filter \`${filter}\`.`,
        `Known: ${[...own, ...FILTER_NAMES].join(', ')}.`,
      );
    }
  });
  for (const [name, { is }] of Object.entries(output.units ?? {})) {
    for (const [kind, filter] of Object.entries(is)) {
      if (isFilterName(filter)) continue;
      tell(
        ['output', 'units', name, 'is', kind],
        `There is no filter \`${filter}\`.`,
        `Known: ${FILTER_NAMES.join(', ')}.`,
      );
    }
  }
}
