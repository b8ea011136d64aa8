/** What people do wrong in a first manifest, and what they have to be told. */

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
    says: 'without them 4.20 is read as the number 4.2',
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
    says: 'with a colon in it',
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
    says: 'not tabs',
    hint: '2 spaces, to fit the line above',
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
    says: 'for the second time',
    hint: 'Keep the right one',
  },
  {
    what: 'a second document',
    change: ['title:', '---\ntitle:'],
    at: [2, 1],
    says: 'cuts the file in two',
    hint: 'Remove',
  },
  {
    what: 'a text that begins with @',
    change: ['Do a thing\n', '@thing\n'],
    at: [2, 8],
    says: 'begins with @ needs quotes',
    hint: 'in quotes',
  },
  {
    what: 'a text that begins with #',
    change: ['Do a thing\n', '# thing\n'],
    at: [2, 1],
    says: 'nothing after `title:`',
    hint: 'begins with # needs quotes',
  },
  { what: 'a brace that is not closed', change: ['object }', 'object'], at: [5, 9], says: 'This { is never closed' },
  {
    what: 'a misspelt word',
    change: ['changes:', 'chnages:'],
    at: [11, 1],
    says: '`chnages` is not allowed here',
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
    hint: 'What can still stand here is, among others, overrides, ',
  },
  { what: 'a word that is missing', change: ['title: Do a thing\n', ''], at: [1, 1], says: '`title` is missing' },
  { what: 'a misspelt effect', change: ['effect: change', 'effect: chnage'], at: [4, 1], says: 'one of: read, change' },
  { what: 'shows on a change', change: ['changes:', 'shows: [thing]\nchanges:'], at: [11, 1], says: 'has no `shows`' },
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
    says: 'no entry `thign`',
    hint: 'Did you mean thing?',
  },
  { what: 'an unknown entity that changes', change: ['[thing]', '[thing, thinx]'], at: [11, 18], says: '`thinx`' },
  {
    what: 'two parameters with one word in texts',
    change: ['  size:', '  otherid: { use: other }\n  size:'],
    at: [8, 3],
    says: 'both called {{thing}}',
    hint: '`as: otherthing`',
  },
  {
    what: 'a section that is not closed',
    change: ['{{item.name}}', '{{#item}}{{name}}'],
    at: [13, 3],
    says: '{{#item}} is never closed',
  },
  { what: 'a tag that is not closed', change: ['{{item.name}}', '{{item.name'], at: [13, 3], says: 'a {{ without }}' },
  {
    what: 'a word in a text that nothing fills',
    change: ['{{item.name}}', '{{itme.name}}'],
    at: [13, 3],
    says: 'nothing called {{itme.name}}',
  },
  {
    what: 'an unknown partial',
    change: ['{{item.name}}', '{{> owner}}'],
    at: [13, 3],
    says: 'no piece of text called {{> owner}}',
  },
  {
    what: 'a partial named like a method',
    change: ['{{item.name}}', '{{> constructor}}'],
    at: [13, 3],
    says: 'no piece of text',
  },
  { what: 'a list without items', change: ['type: integer', 'type: array'], at: [8, 3], says: 'does not say of what' },
  {
    what: 'a parameter without a type',
    change: ['type: integer, ', ''],
    at: [8, 3],
    says: 'what kind of value it takes',
  },
  {
    what: 'use and type at once',
    change: ['use: thing', 'use: thing, type: string'],
    at: [7, 3],
    says: 'says twice what kind of value',
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
    says: 'cannot be among the rare ones',
  },
  {
    what: 'required and preset at once',
    change: ['integer,', 'integer, required: true, preset: 3,'],
    at: [8, 3],
    says: 'both required and preset',
  },
];
