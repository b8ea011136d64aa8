import type { Facts } from '../../../../facts/facts.js';
import type { FieldFacts } from '../../../../facts/load-facts.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import type { Param, Test, Vocabulary } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import { conditionsOf } from '../../conditions-of.js';
import type { PlacedWhen } from '../../conditions-of.js';
import { inChange } from '../../example.js';
import type { LintedManifest } from '../../linted-file.js';
import type { Rule } from '../../rule.js';
import { STATES } from '../../wording/states.js';

const danger = (forced: string): string =>
  `danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} in {{router.zonename}} will be restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: every virtual machine in its network\n  confirm: reboot\n  escalate:\n    - when: { forced: ${forced} }\n      severity: critical\n      warning: It will be stopped at once.\n`;

/** What a condition asks: a value of an argument, or of a field. */
interface Asked extends Pick<Param, 'type' | 'enum' | 'open' | 'codes' | 'minimum' | 'maximum'> {
  isAlwaysGiven: boolean;
  isState?: boolean;
  /** A text in which CloudStack wants a number. */
  mayBeNumber?: boolean;
}

export const whenCanHold: Rule = {
  id: 'facts/when-can-hold',
  title: 'A condition can hold, and can fail.',
  why: 'One that never holds is a warning that nobody ever reads, or a rule that lets everything through; one that always holds says nothing about the case that it was written for.',
  severity: 'error',
  bad: inChange(danger('"yes"')),
  good: inChange(danger('true')),
  *checkManifest(file, { facts, vocabulary }) {
    for (const { at, when, part } of conditionsOf(file.manifest)) {
      for (const [name, test] of Object.entries(when)) {
        const asked = part === 'hide' ? answered(name, file, facts) : askedOf(name, file, facts, vocabulary);
        const told = asked && (neverOf(test, asked) ?? alwaysOf(test, asked, part));
        if (told !== undefined) yield { at: [...at, name], ...told };
      }
    }
  },
};

/** Arguments that are texts of CloudStack and hold numbers. */
const NUMBER =
  /size|port|count|number|max|min|limit|days|percent|vlan|iops|memory|cpu|duration|interval|priority|weight|value|level|timeout|quota|ttl/;

function askedOf(name: string, { tool }: LintedManifest, facts: Facts, vocabulary: Vocabulary): Asked | undefined {
  const param = Object.hasOwn(tool.params, name) ? tool.params[name] : undefined;
  if (param) {
    const isAlwaysGiven = param.required === true || param.preset !== undefined;
    // A name is compared as it was typed, and a list by each of its items.
    return param.type === 'array' || param.type === 'object' || param.list === true
      ? { isAlwaysGiven }
      : { ...param, isAlwaysGiven, mayBeNumber: param.enum === undefined && NUMBER.test(name) };
  }
  const [variable, ...path] = name.split('.');
  const reference = referencesOf(tool.params, vocabulary).find((one) => one.variable === variable);
  const list = reference?.entity === undefined ? undefined : vocabulary.entities[reference.entity]?.list;
  const command = list === undefined ? undefined : facts.command(list);
  return ofField(command && facts.fieldsOf(command)?.find((field) => field.name === path.join('.')));
}

/** The conditions of `hide` ask about fields of the row that they hide something in. */
function answered(name: string, { facts: command }: LintedManifest, facts: Facts): Asked | undefined {
  return ofField(command && facts.fieldsOf(command)?.find((field) => field.name === name));
}

function ofField(field: FieldFacts | undefined): Asked | undefined {
  if (!field) return undefined;
  const type = { boolean: 'boolean', integer: 'integer', int: 'integer', long: 'integer' }[field.type] as Asked['type'];
  return {
    isAlwaysGiven: false,
    isState: /(?:^|[a-z])state$/.test(field.name),
    ...(type === undefined ? {} : { type }),
  };
}

interface Told {
  part?: 'value';
  message: string;
  hint: string;
}

function neverOf(test: Test, asked: Asked): Told | undefined {
  if (Array.isArray(test) && test.length === 0) {
    return {
      message: 'This is never true: the list of values is empty.',
      hint: 'Write the values, or remove the condition.',
    };
  }
  for (const value of valuesIn(test)) {
    const told = cannotBe(value, asked);
    if (told !== undefined) return { message: `This is never true: ${told.why}.`, hint: told.hint };
  }
  if (typeof test !== 'object' || Array.isArray(test)) return undefined;
  if ('covers' in test) {
    return asked.type === undefined || asked.type === 'string'
      ? undefined
      : {
          message: 'This is never true: only addresses can cover the Internet.',
          hint: asked.type === 'boolean' ? 'Write `true` or `false` instead.' : 'Write a value instead.',
        };
  }
  const { over, under, matches, present } = test;
  const isNumber = asked.type !== 'boolean' && (asked.type !== 'string' || asked.mayBeNumber === true);
  if ((over !== undefined || under !== undefined) && !isNumber) {
    return {
      message: 'This is never true: only a number can be over or under something.',
      hint: asked.type === 'boolean' ? 'Write `true` or `false` instead.' : 'Write the value itself, as a text.',
    };
  }
  if (over !== undefined && over >= Math.min(asked.maximum ?? Infinity, (under ?? Infinity) - 0)) {
    return {
      message: `This is never true: no value is over ${over} here.`,
      hint: `Write a number below ${Math.min(asked.maximum ?? Infinity, under ?? Infinity)}.`,
    };
  }
  if (under !== undefined && under <= (asked.minimum ?? -Infinity)) {
    return {
      message: `This is never true: no value is under ${under} here.`,
      hint: `Write a number above ${String(asked.minimum ?? under)}.`,
    };
  }
  if (matches !== undefined && asked.type === 'boolean') {
    return { message: 'This is never true: it is true or false, and no text.', hint: 'Write `true` or `false`.' };
  }
  if (present === false && asked.isAlwaysGiven) {
    return {
      message: 'This is never true: the argument is always given.',
      hint: 'Remove it, or write a value that it must have.',
    };
  }
  const isMore = matches !== undefined || over !== undefined || under !== undefined;
  return present === false && isMore
    ? {
        message: 'This is never true: what is not given has no value.',
        hint: 'Remove `present: false`, or remove the rest.',
      }
    : undefined;
}

function alwaysOf(test: Test, asked: Asked, part: PlacedWhen['part']): Told | undefined {
  if (typeof test !== 'object' || Array.isArray(test) || 'covers' in test) return undefined;
  const { not, present } = test;
  const others = Object.keys(test).filter((word) => word !== 'present' && word !== 'not');
  const odd = [not ?? []].flat().find((value) => cannotBe(value, asked) !== undefined);
  if (odd !== undefined) {
    return {
      message: `This is always true: ${cannotBe(odd, asked)?.why ?? ''}.`,
      hint: cannotBe(odd, asked)?.hint ?? '',
    };
  }
  if (others.length > 0 || not !== undefined || part === 'possible') return undefined;
  return present === true && asked.isAlwaysGiven
    ? {
        message: 'This is always true: the argument is always given.',
        hint: 'Remove it, or write a value that it must have.',
      }
    : undefined;
}

function valuesIn(test: Test): (string | number | boolean)[] {
  if (Array.isArray(test)) return test;
  return typeof test === 'object' ? [] : [test];
}

/** Why nothing of this kind is ever equal to the value. */
function cannotBe(value: string | number | boolean, asked: Asked): { why: string; hint: string } | undefined {
  const text = String(value).toLowerCase();
  if (asked.type === 'boolean' && text !== 'true' && text !== 'false') {
    const meant = { yes: 'true', on: 'true', 1: 'true', no: 'false', off: 'false', 0: 'false' }[text];
    return { why: `it is true or false, and never ${JSON.stringify(value)}`, hint: `Write \`${meant ?? 'true'}\`.` };
  }
  if (
    (asked.type === 'integer' || asked.type === 'number') &&
    (text.trim() === '' || Number.isNaN(Number(text))) &&
    !asked.codes
  ) {
    return { why: `it is a number, and never ${JSON.stringify(value)}`, hint: 'Write a number.' };
  }
  const number = Number(text);
  if (asked.type === 'integer' && (number > (asked.maximum ?? Infinity) || number < (asked.minimum ?? -Infinity))) {
    return {
      why: `${number} is out of range`,
      hint: `Write a number from ${asked.minimum ?? 'the lowest'} to ${asked.maximum ?? 'the highest'}.`,
    };
  }
  const words = asked.codes
    ? [...Object.keys(asked.codes), ...Object.values(asked.codes)]
    : asked.open === true
      ? undefined
      : asked.enum;
  if (words && !words.some((word) => String(word).toLowerCase() === text)) {
    const known = words.map(String);
    return {
      why: `it cannot be ${JSON.stringify(value)}`,
      hint: didYouMean(text, known).trim() || `Write one of ${known.join(', ')}.`,
    };
  }
  if (asked.isState !== true || STATES.has(text)) return undefined;
  return {
    why: `CloudStack has no state ${JSON.stringify(value)}`,
    hint: didYouMean(text, STATES).trim() || 'Write a state as the list of these things shows it.',
  };
}
