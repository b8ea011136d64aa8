import type { Condition, Manifest, Possible, Requires, Rule, Test } from './types.js';

/** A rule between parameters as a sentence: what a caller reads in the description and when it is broken. */
export function describeRule(rule: Rule): string {
  const sentence = ruleWords(rule);
  return rule.when === undefined ? `${sentence}.` : `${sentence} when ${describeCondition(rule.when)}.`;
}

/** The arguments that a rule is about. */
export function argumentsOf({ when, ...words }: Rule): string[] {
  const asked = [when ?? []].flat().flatMap((one) => Object.keys(one));
  return [...Object.values(words).flat(), ...asked];
}

/** What the objects of a call must be like, as a sentence. */
export function describePossible({ when }: Possible): string {
  return `Only possible when ${describeCondition(when)}.`;
}

/** What a cloud needs for the command, as a sentence with a space before it; empty for what every cloud has. */
export function describeRequires({ build, setting, plugin, session }: Requires = {}): string {
  const needs = [
    plugin === undefined ? '' : `the plugin ${plugin}`,
    build === undefined ? '' : 'a CloudStack that was built with its non-free plugins (noredist)',
    setting === undefined ? '' : `the setting ${setting} to be true`,
    session === undefined ? '' : 'a session of a browser, which this server does not have',
  ].filter((need) => need !== '');
  return needs.length === 0 ? '' : ` It needs ${list(needs, 'and')}.`;
}

/** That it is going away and what to use, as a sentence with a space behind it; empty for all others. */
export function describeStatus({ status, instead = [] }: Pick<Manifest, 'status' | 'instead'>): string {
  if (status === undefined) return '';
  return instead.length === 0 ? 'Deprecated. ' : `Deprecated: use ${list(instead, 'or')}. `;
}

function ruleWords({ exactlyOne, atMostOne, atLeastOne, moreThan, together, requires }: Rule): string {
  if (exactlyOne) return `Give exactly one of ${list(exactlyOne, 'or')}`;
  if (atMostOne) return `Give only one of ${list(atMostOne, 'or')}`;
  if (atLeastOne) return `Give at least one of ${list(atLeastOne, 'or')}`;
  if (moreThan) return `Give something besides ${list(moreThan, 'and')}`;
  if (together) return `Give ${list(together, 'and')} together`;
  return `${list(requires ?? [], 'and')} must be given`;
}

/** A condition in words: "protocol is tcp or udp and startport is given". */
export function describeCondition(condition: Condition): string {
  return [condition]
    .flat()
    .map((when) =>
      Object.entries(when)
        .map(([name, test]) => `${name} ${describeTest(test)}`)
        .join(' and '),
    )
    .join(', or ');
}

function describeTest(test: Test): string {
  if (Array.isArray(test)) return `is ${list(test.map(String), 'or')}`;
  if (typeof test !== 'object') return `is ${String(test)}`;
  if ('covers' in test) return 'covers the whole Internet';
  return [
    test.present === undefined ? '' : test.present ? 'is given' : 'is left out',
    test.not === undefined ? '' : `is not ${list([test.not].flat().map(String), 'or')}`,
    test.over === undefined ? '' : `is over ${test.over}`,
    test.under === undefined ? '' : `is under ${test.under}`,
    test.matches === undefined ? '' : `matches ${test.matches}`,
  ]
    .filter((words) => words !== '')
    .join(' and ');
}

function list(words: string[], joint: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1) ?? ''}`;
}
