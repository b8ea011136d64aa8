import type { Condition, Manifest, Param, Vocabulary, When } from './types.js';
import { didYouMean } from '../text/nearest.js';
import { checkPattern } from './check-pattern.js';
import { checkTexts } from './check-texts.js';
import { referencesOf } from './bindings.js';
import type { Problem } from './problem.js';
import type { Path, YamlFile } from './read-yaml.js';
import type { Tell } from './tell.js';

/** What the schema cannot say: texts, rules and conditions fit the rest of the file. Its shared words are there. */
export function checkMeaning(manifest: Manifest, vocabulary: Vocabulary, yaml: YamlFile): Problem[] {
  const problems: Problem[] = [];
  const tell = (path: Path, message: string, hint?: string): void => {
    problems.push(yaml.problemAt(path, message, hint));
  };
  const params = mergedParams(manifest, vocabulary);
  const variables = checkVariables(params, vocabulary, tell);
  checkParams(manifest, params, variables, tell);
  checkDependents(manifest, params, variables, tell);
  for (const name of Object.keys(manifest.danger?.also ?? {})) variables.set(name, name);
  checkConditions(manifest, params, variables, tell);
  checkTexts(manifest, params, variables, vocabulary, tell);
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
    if (kinds === 0) {
      const hint = 'Add `type: string` (or integer, boolean), or `use: zone` or the like for a thing that has a name.';
      tell(path, `\`${name}\` does not say what kind of value it takes.`, hint);
    }
    if (kinds > 1 && !resolvedList) {
      const hint =
        spec.use === undefined ? 'Remove `type`.' : 'Remove `type`, or `use` if it is no thing of the cloud.';
      tell(path, `\`${name}\` says twice what kind of value it takes.`, hint);
    }
    if (spec.type === 'array' && spec.items === undefined && spec.resolve === undefined) {
      tell(
        path,
        `\`${name}\` is a list and does not say of what.`,
        'Add `items: { type: string }` for a list of texts.',
      );
    }
    if (spec.use === undefined && spec.description === undefined) {
      tell(path, `\`${name}\` has no \`description\`.`, 'Add `description:` and one sentence that says what it does.');
    }
    if (spec.required === true && spec.more === true) {
      tell(path, `\`${name}\` is required, so it cannot be among the rare ones (\`more\`).`, 'Remove `more: true`.');
    }
    if (spec.required === true && spec.preset !== undefined) {
      const hint = 'Remove `required: true`: what is preset is always sent.';
      tell(path, `\`${name}\` is both required and preset.`, hint);
    }
    // Beside a name that is no argument the preset would always be sent.
    spec.unless?.forEach((other, at) => {
      if (!ownOf(params, other)) tell([...path, 'unless', at], ...noArgument(other, params, variables, '`unless`'));
    });
    const sibling = spec.resolve?.by;
    if (sibling !== undefined && !ownOf(params, sibling))
      tell([...path, 'resolve', 'by'], ...noArgument(sibling, params, variables, '`by`'));
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
      // Where one of them is called so by its own name, the other is the odd one.
      const odd = owner.startsWith(variable) || !param.startsWith(variable) ? param : owner;
      tell(
        ['params', odd],
        `In texts, \`${param}\` and \`${owner}\` are both called {{${variable}}}.`,
        `Give one of them another name, such as \`as: other${variable}\`. If \`${odd}\` is no ${params[odd]?.use ?? variable}, correct its \`use\`.`,
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
      const message = `{{${name}}} already stands for what \`${variables.get(name) ?? name}\` names.`;
      tell(path, message, `Give it another name, such as \`all${name}\`.`);
    }
    for (const [param, value] of Object.entries(by)) {
      const [first = '', field] = value.split('.');
      if (field === undefined ? ownOf(params, value) : variables.has(first)) continue;
      const owner = variables.get(value);
      const hint =
        owner === undefined
          ? (meant(first, [...Object.keys(params), ...variables.keys()]) ??
            `Write one of ${Object.keys(params).join(', ')}.`)
          : `Write \`${owner}\`, the argument that {{${value}}} comes from.`;
      tell([...path, 'by', param], `This tool has no argument \`${value}\`.`, hint);
    }
  }
}

/** What to write in place of a word that is not known; undefined if none is like it. */
function meant(word: string, known: Iterable<string>): string | undefined {
  return didYouMean(word, known).trim() || undefined;
}

/** A rule that names no argument would let everything through. */
function noArgument(
  name: string,
  params: Record<string, Param>,
  variables: Map<string, string>,
  who = 'A rule',
): [string, string] {
  const owner = variables.get(name.split('.')[0] ?? '');
  const names = Object.keys(params);
  if (owner === undefined) {
    return [
      `This tool has no argument \`${name}\`.`,
      meant(name, names) ?? `Remove it, or use one of ${names.join(', ')}.`,
    ];
  }
  return name.includes('.')
    ? [`${who} can only name arguments, not \`${name}\`.`, 'Write what a thing must be like under `possible`.']
    : [`${who} can only name arguments, and \`${name}\` is the thing that \`${owner}\` names.`, `Write \`${owner}\`.`];
}

/** An object as a whole equals no value, so a condition on it would never hold, or always. */
function wholeObject(name: string, owner: string): [string, string] {
  return [
    `A condition cannot ask for \`${name}\` as a whole.`,
    `Ask for the argument, \`${owner}\`, or for something about it, such as \`${name}.state\`.`,
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
    const [first = '', ...rest] = name.split('.');
    const known = [...names, ...[...variables.keys()].map((variable) => [variable, ...rest].join('.'))];
    const message =
      rest.length > 0 ? `This tool knows nothing called \`${first}\`.` : `This tool has no argument \`${name}\`.`;
    tell(path, message, meant(name, known) ?? `Remove it, or use one of ${known.join(', ')}.`);
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
    for (const word of ['atMostOne', 'exactlyOne', 'atLeastOne', 'moreThan', 'together', 'requires'] as const) {
      rule[word]?.forEach((name, index) => argumentAt(['rules', at, word, index], name));
    }
    // Rules are checked before anything is looked up: they know arguments and no objects.
    conditionAt(['rules', at, 'when'], rule.when, argumentAt);
  });
  manifest.possible?.forEach(({ when }, at) => {
    conditionAt(['possible', at, 'when'], when);
    const keys = [when].flat().flatMap((one) => Object.keys(one));
    if (keys.some((key) => key.includes('.') && variables.has(key.split('.')[0] ?? ''))) return;
    // Told above.
    if (keys.some((key) => key.includes('.'))) return;
    tell(
      ['possible', at, 'when'],
      '`possible` is about the state of a thing, and this asks only about arguments.',
      variables.size > 0
        ? `Ask about ${[...variables.keys()].map((name) => `${name}.state`).join(' or ')}, or move it to \`rules\` if only arguments matter.`
        : 'Move it to `rules`, which say how arguments go together.',
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
