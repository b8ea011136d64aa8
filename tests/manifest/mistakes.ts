/** What people do wrong in a first manifest, and what they have to be told. */

/** Sound, and every mistake below is one change of it. */
export const SOUND = `command: doThing
title: Do a thing
description: Does a thing for as long as it takes.
effect: change
answer: { kind: object }
params:
  id: { use: thing, required: true, description: Which one. }
  size: { type: integer, description: How large. }
danger:
  severity: low
changes: [thing]
output:
  done: "{{item.name}} is done."
`;

export interface Mistake {
  what: string;
  /** What is written instead of what. */
  change: [was: string, is: string];
  at: [line: number, column: number];
  says: string | RegExp;
  hint?: string | RegExp;
}

export const MISTAKES: Mistake[] = [
  {
    what: 'a version without quotes',
    change: ['size: { type: integer', 'size: { type: integer, since: 4.20'],
    at: [8, 26],
    says: 'without quotes 4.20 is the number 4.2',
    hint: 'since: "4.20"',
  },
  {
    what: 'a text that begins with {{',
    change: ['"{{item.name}} is done."', '{{item.name}} is done.'],
    at: [13, 9],
    says: 'begins with {{',
    hint: 'Put it in quotes: "{{item.name}} is done."',
  },
  {
    what: 'a text that is nothing but {{...}}',
    change: ['"{{item.name}} is done."', '{{item.name}}'],
    at: [13, 9],
    says: 'begins with {{',
    hint: 'Put it in quotes: "{{item.name}}"',
  },
  {
    what: 'a text that begins with {{ inside { }',
    change: ['How large.', '{{item}} large'],
    at: [8, 39],
    says: 'begins with {{',
    hint: 'in quotes',
  },
  {
    what: 'a colon in a text',
    change: ['Does a thing for', 'Does this: a thing for'],
    at: [3, 14],
    says: 'with ": " in it',
    hint: '"Does this: a thing for as long as it takes."',
  },
  { what: 'a text that is *', change: ['How large.', '*'], at: [8, 39], says: 'begins with *', hint: '"*"' },
  {
    what: 'a text that begins with *',
    change: ['Do a thing\n', '*thing\n'],
    at: [2, 8],
    says: 'begins with *',
    hint: '"*thing"',
  },
  {
    what: 'an indent by tab',
    change: ['  severity', '\tseverity'],
    at: [10, 1],
    says: 'not with tabs',
    hint: 'two spaces',
  },
  {
    what: 'a comma in a text inside { }',
    change: ['How large.', 'How large, in GiB.'],
    at: [8, 50],
    says: 'a comma ends the text',
    hint: 'in quotes',
  },
  {
    what: 'a key that stands there twice',
    change: ['  size:', '  id:'],
    at: [8, 3],
    says: 'twice',
    hint: 'Remove one',
  },
  { what: 'a second document', change: ['title:', '---\ntitle:'], at: [2, 1], says: 'second document', hint: 'Remove' },
  {
    what: 'a text that begins with @',
    change: ['Do a thing\n', '@thing\n'],
    at: [2, 8],
    says: 'cannot begin',
    hint: 'in quotes',
  },
  {
    what: 'a text that begins with #',
    change: ['Do a thing\n', '# thing\n'],
    at: [2, 1],
    says: '`title` is empty',
    hint: 'comment',
  },
  { what: 'a brace that is not closed', change: ['object }', 'object'], at: [5, 9], says: 'This { is never closed' },
  {
    what: 'a misspelt word',
    change: ['changes:', 'chnages:'],
    at: [11, 1],
    says: '`chnages` is not a word',
    hint: 'Did you mean changes?',
  },
  {
    what: 'a misspelt word of a parameter',
    change: ['required:', 'requierd:'],
    at: [7, 21],
    says: '`requierd`',
    hint: 'Did you mean required?',
  },
  {
    what: 'a word like no other',
    change: ['title:', 'zebra: 1\ntitle:'],
    at: [2, 1],
    says: '`zebra`',
    hint: 'Known here: command, overrides, title',
  },
  { what: 'a word that is missing', change: ['title: Do a thing\n', ''], at: [1, 1], says: '`title` is missing' },
  { what: 'a misspelt effect', change: ['effect: change', 'effect: chnage'], at: [4, 1], says: 'one of: read, change' },
  { what: 'shows on a change', change: ['changes:', 'shows: [thing]\nchanges:'], at: [1, 1], says: 'never both' },
  { what: 'an unknown type', change: ['type: integer', 'type: int'], at: [8, 11], says: 'one of: string, integer' },
  { what: 'yes for true', change: ['required: true', 'required: yes'], at: [7, 21], says: 'must be true or false' },
  { what: 'one where a list is wanted', change: ['[thing]', 'thing'], at: [11, 1], says: '`changes` must be a list' },
  {
    what: 'a name that no parameter can have',
    change: ['size:', 'my size:'],
    at: [8, 3],
    says: '`my size` cannot be a name',
  },
  {
    what: 'a parameter called __proto__',
    change: ['size:', '__proto__:'],
    at: [8, 3],
    says: '`__proto__` cannot be a name',
  },
  {
    what: 'an unknown entity',
    change: ['use: thing', 'use: thign'],
    at: [7, 3],
    says: /`thign` is not an entry .* Did you mean thing\?/,
  },
  { what: 'an unknown entity that changes', change: ['[thing]', '[thing, thinx]'], at: [11, 18], says: '`thinx`' },
  {
    what: 'two parameters with one word in texts',
    change: ['  size:', '  otherid: { use: other }\n  size:'],
    at: [8, 3],
    says: 'both called {{thing}}',
    hint: '`as`',
  },
  {
    what: 'a section that is not closed',
    change: ['{{item.name}}', '{{#item}}{{name}}'],
    at: [13, 3],
    says: 'Unclosed section',
  },
  { what: 'a tag that is not closed', change: ['{{item.name}}', '{{item.name'], at: [13, 3], says: 'Unclosed tag' },
  {
    what: 'a word in a text that nothing fills',
    change: ['{{item.name}}', '{{itme.name}}'],
    at: [13, 3],
    says: 'Nothing fills {{itme.name}}',
  },
  { what: 'an unknown partial', change: ['{{item.name}}', '{{> owner}}'], at: [13, 3], says: 'no partial {{> owner}}' },
  {
    what: 'a partial named like a method',
    change: ['{{item.name}}', '{{> constructor}}'],
    at: [13, 3],
    says: 'no partial',
  },
  { what: 'a list without items', change: ['type: integer', 'type: array'], at: [8, 3], says: 'what its `items` are' },
  { what: 'a parameter without a type', change: ['type: integer, ', ''], at: [8, 3], says: 'needs a `type`' },
  {
    what: 'use and type at once',
    change: ['use: thing', 'use: thing, type: string'],
    at: [7, 3],
    says: 'one of them is enough',
  },
  {
    what: 'a parameter without words',
    change: [', description: How large.', ''],
    at: [8, 3],
    says: 'has no `description`',
  },
  {
    what: 'required and rare at once',
    change: ['required: true', 'required: true, more: true'],
    at: [7, 3],
    says: 'cannot be `more`',
  },
  {
    what: 'required and preset at once',
    change: ['integer,', 'integer, required: true, preset: 3,'],
    at: [8, 3],
    says: 'required and preset',
  },
  {
    what: 'a condition on nothing',
    change: ['low', 'low\n  escalate:\n    - when: { sise: 3 }'],
    at: [12, 15],
    says: 'Did you mean size?',
  },
  {
    what: 'a rule about nothing',
    change: ['danger:', 'rules:\n  - atMostOne: [id, syze]\ndanger:'],
    at: [10, 21],
    says: '`syze`',
  },
  {
    what: 'an unknown group',
    change: ['params:', 'include: [pagin]\nparams:'],
    at: [6, 11],
    says: '`pagin` is not a group',
  },
  {
    what: 'a grave danger without words',
    change: ['severity: low', 'severity: high'],
    at: [9, 1],
    says: '`category` is missing in `danger`',
  },
  {
    what: 'an unknown filter',
    change: ['  done:', '  columns: [name, { x: size | bites }]\n  done:'],
    at: [13, 19],
    says: 'no filter `bites`',
    hint: 'Known: bytes',
  },
  {
    what: 'a pattern that is none',
    change: ['severity: low', 'severity: low\n  escalate:\n    - { when: { size: { matches: "(" } }, severity: high }'],
    at: [12, 25],
    says: '`(` is not a regular expression',
    hint: 'backslash',
  },
  {
    what: 'a pattern that is none in what is hidden',
    change: ['output:', 'secrets:\n  hide:\n    - { field: x, when: [{ a: 1 }, { b: { matches: "[a" } }] }\noutput:'],
    at: [14, 43],
    says: '`[a` is not a regular expression',
    hint: 'backslash',
  },
  {
    what: 'a rule that names the object instead of its argument',
    change: ['danger:', 'rules:\n  - atMostOne: [thing, size]\ndanger:'],
    at: [10, 17],
    says: 'A rule names arguments: `thing` is what texts call the object of `id`',
    hint: 'Did you mean `id`?',
  },
  {
    what: 'a rule in the case of an object, which nobody has looked up yet',
    change: ['danger:', 'rules:\n  - { requires: [size], when: { thing.state: Stopped } }\ndanger:'],
    at: [10, 33],
    says: 'A rule names arguments',
    hint: '`possible`',
  },
  {
    what: 'a preset beside the object instead of its argument',
    change: ['size: { type: integer,', 'size: { type: integer, preset: 1, unless: [thing],'],
    at: [8, 46],
    says: '`unless` names arguments: `thing` is what texts call the object of `id`',
    hint: 'Did you mean `id`?',
  },
  {
    what: 'a preset beside nothing',
    change: ['size: { type: integer,', 'size: { type: integer, preset: 1, unless: [ids],'],
    at: [8, 46],
    says: 'There is no parameter `ids`. Did you mean id?',
  },
  {
    what: 'a condition on an object as a whole',
    change: ['low', 'low\n  escalate:\n    - { when: { thing: big }, severity: medium }'],
    at: [12, 17],
    says: '`thing` is what texts call the object of `id`',
    hint: 'Did you mean `id`, or a field such as `thing.state`?',
  },
  {
    what: 'a misspelt object in what is possible',
    change: ['danger:', 'possible:\n  - { when: { thnig.state: Stopped }, otherwise: "{{thing}} runs." }\ndanger:'],
    at: [10, 15],
    says: 'There is no parameter `thnig.state`',
  },
  {
    what: 'an argument in the place of an object in what is possible',
    change: ['danger:', 'possible:\n  - { when: { size: { over: 1 } }, otherwise: "{{thing}} runs." }\ndanger:'],
    at: [10, 7],
    says: 'This says nothing about an object',
    hint: /thing\.state.*`rules`/,
  },
  {
    what: 'a text for what is not possible that nothing fills',
    change: ['danger:', 'possible:\n  - { when: { thing.state: Stopped }, otherwise: "{{thnig}} runs." }\ndanger:'],
    at: [10, 39],
    says: 'Nothing fills {{thnig}}',
  },
];
