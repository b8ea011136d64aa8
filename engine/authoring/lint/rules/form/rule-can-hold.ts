import { inChange } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';
import type { Param, Rule as ArgumentRule } from '../../../../manifest/types.js';

const WORDS = ['atMostOne', 'exactlyOne', 'atLeastOne', 'moreThan', 'together', 'requires'] as const;

const bad = 'rules:\n  - atMostOne: [forced, forced]\n';

export const ruleCanHold: Rule = {
  id: 'form/rule-can-hold',
  title: 'A rule between arguments can be kept, and can be broken.',
  why: 'A rule that every call keeps costs tokens and forbids nothing; one that no call can keep makes a tool that always refuses.',
  severity: 'error',
  bad: inChange(bad),
  good: {
    ...inChange(''),
    shown: 'rules:\n  - atMostOne: [hostid, storageid]',
  },
  *checkManifest({ manifest: { rules = [] }, tool: { params } }) {
    for (const [index, rule] of rules.entries()) {
      const words = WORDS.filter((word) => rule[word] !== undefined);
      if (words.length !== 1) {
        yield {
          at: ['rules', index],
          message:
            words.length === 0
              ? 'This rule says when, but not what.'
              : `This rule says several things at once: ${words.join(', ')}.`,
          hint:
            words.length === 0
              ? `Add what must hold then: one of ${WORDS.join(', ')}, with the arguments in brackets.`
              : 'Make a rule of its own of each, on a line with its own dash.',
        };
      }
      for (const word of words) yield* judged(word, rule, index, params);
    }
    yield* besideOthers(rules);
  },
};

function* judged(
  word: (typeof WORDS)[number],
  { when, ...rule }: ArgumentRule,
  index: number,
  params: Readonly<Record<string, Param>>,
): Iterable<Finding> {
  const at = ['rules', index, word];
  const names = rule[word] ?? [];
  const twice = names.findIndex((name, place) => names.indexOf(name) < place);
  if (twice >= 0) {
    yield {
      at: [...at, twice],
      message: `\`${names[twice] ?? ''}\` is here twice.`,
      hint: 'Remove one of them, or correct it.',
    };
    return;
  }
  const required = names.filter((name) => params[name]?.required === true);
  const [first = '', second] = required;
  const isOneOf = word === 'atMostOne' || word === 'exactlyOne';
  if (isOneOf && second !== undefined) {
    yield {
      at: [...at, names.indexOf(second)],
      message: `No call can keep this rule: both \`${first}\` and \`${second}\` are required.`,
      hint: 'Remove the rule, or remove `required: true` from both.',
    };
  } else if (isOneOf && first !== '' && names.length > 1 && when === undefined) {
    const others = names.filter((name) => name !== first).join(', ');
    yield {
      at: [...at, names.indexOf(first)],
      message: `\`${first}\` is required, so with this rule ${others} can never be given.`,
      hint: `Remove the rule, or remove \`required: true\` from \`${first}\`.`,
    };
  } else if (word === 'atLeastOne' && first !== '') {
    yield {
      at: [...at, names.indexOf(first)],
      message: `This rule does nothing: \`${first}\` is required anyway.`,
      hint: 'Remove the rule.',
    };
  } else if (word === 'moreThan') {
    yield* judgedMoreThan(at, names, params);
  } else if ((word === 'together' || word === 'requires') && names.length > 0 && required.length === names.length) {
    yield { at, message: `This rule does nothing: ${names.join(', ')} are required anyway.`, hint: 'Remove the rule.' };
  }
  if (word !== 'requires') return;
  // What the case is about need not be asked for again.
  const own = names.find((name) => [when ?? {}].flat().some((one) => isGiven(one[name])));
  if (own !== undefined) {
    yield {
      at: [...at, names.indexOf(own)],
      message: `This asks for \`${own}\` only when \`${own}\` is given anyway.`,
      hint: 'Write the other argument that is needed then.',
    };
  } else if (when === undefined && required.length < names.length) {
    yield {
      at,
      message: `Without \`when\`, this rule requires ${names.join(', ')} in every call.`,
      hint: 'Add `when:` with the case that is meant. If it is every call, remove the rule and add `required: true` to the argument.',
    };
  }
}

function* judgedMoreThan(
  at: (string | number)[],
  names: readonly string[],
  params: Readonly<Record<string, Param>>,
): Iterable<Finding> {
  const others = Object.keys(params).filter((name) => !names.includes(name));
  const always = others.find((name) => params[name]?.required === true);
  if (others.length === 0) {
    yield {
      at,
      message: 'No call can keep this rule: the tool has no argument besides these.',
      hint: 'Remove the rule, or take those arguments out of it that change something.',
    };
  } else if (always !== undefined) {
    yield {
      at,
      message: `This rule does nothing: \`${always}\` is required anyway.`,
      hint: `Add \`${always}\` to it if a call with only that would change nothing; if not, remove the rule.`,
    };
  }
}

function isGiven(test: unknown): boolean {
  if (test === undefined) return false;
  if (typeof test !== 'object' || test === null || Array.isArray(test)) return true;
  return (test as { present?: boolean }).present === true;
}

/** Two rules that say the same, or the opposite, of the same arguments. */
function* besideOthers(rules: readonly ArgumentRule[]): Iterable<Finding> {
  const read = rules.flatMap((rule, index) =>
    WORDS.filter((word) => rule[word] !== undefined).map((word) => ({
      word,
      names: [...new Set(rule[word])].sort(),
      when: JSON.stringify(rule.when),
      index,
    })),
  );
  for (const [at, one] of read.entries()) {
    for (const other of read.slice(0, at)) {
      if (one.when !== other.when) continue;
      const isSame = one.word === other.word && one.names.join() === other.names.join();
      const words = [one.word, other.word];
      const isAgainst = words.includes('together') && (words.includes('atMostOne') || words.includes('exactlyOne'));
      const shared = one.names.filter((name) => other.names.includes(name));
      if (isSame) {
        yield {
          at: ['rules', one.index],
          message: 'This rule is here twice.',
          hint: 'Remove one of them, or correct it.',
        };
      } else if (isAgainst && shared.length > 1) {
        yield {
          at: ['rules', one.index, one.word],
          message: `One rule says that ${shared.join(' and ')} must be given together, and this one that they must not.`,
          hint: 'Remove one of the two rules.',
        };
      }
    }
  }
}
