import type { Rule } from './rule.js';
import { braces } from './rules/words/braces.js';
import { calm } from './rules/words/calm.js';
import { columnsRule } from './rules/words/columns.js';
import { descriptionAdds } from './rules/words/description-adds.js';
import { emptyFits } from './rules/words/empty-fits.js';
import { english } from './rules/words/english.js';
import { exampleFits } from './rules/words/example-fits.js';
import { exampleNames } from './rules/words/example-names.js';
import { filler } from './rules/words/filler.js';
import { fullStop } from './rules/words/full-stop.js';
import { glossaryFits } from './rules/words/glossary-fits.js';
import { glossary } from './rules/words/glossary.js';
import { hasExample } from './rules/words/has-example.js';
import { idColumn } from './rules/words/id-column.js';
import { keywords } from './rules/words/keywords.js';
import { kindFits } from './rules/words/kind-fits.js';
import { namesCommands } from './rules/words/names-commands.js';
import { namesTools } from './rules/words/names-tools.js';
import { notCloudstacks } from './rules/words/not-cloudstacks.js';
import { notItself } from './rules/words/not-itself.js';
import { doneFits } from './rules/words/done-fits.js';
import { misspelt } from './rules/words/misspelt.js';
import { askedFits } from './rules/words/asked-fits.js';
import { paramFits } from './rules/words/param-fits.js';
import { alikeElsewhere } from './rules/words/alike-elsewhere.js';
import { paramDescription } from './rules/words/param-description.js';
import { plainText } from './rules/words/plain-text.js';
import { renders } from './rules/words/renders.js';
import { saysEmpty } from './rules/words/says-empty.js';
import { saysSomething } from './rules/words/says-something.js';
import { sections } from './rules/words/sections.js';
import { sentenceCase } from './rules/words/sentence-case.js';
import { stiff } from './rules/words/stiff.js';
import { straightQuotes } from './rules/words/straight-quotes.js';
import { testFits } from './rules/words/test-fits.js';
import { titleFits } from './rules/words/title-fits.js';
import { titleVerb } from './rules/words/title-verb.js';
import { toBeWritten } from './rules/words/to-be-written.js';
import { uniqueAsk } from './rules/words/unique-ask.js';
import { uniqueTitle } from './rules/words/unique-title.js';
import { unitFits } from './rules/words/unit-fits.js';
import { unlikeOthers } from './rules/words/unlike-others.js';
import { askFits } from './rules/words/ask-fits.js';
import { knownArguments } from './rules/words/known-arguments.js';
import { wordTwice } from './rules/words/word-twice.js';

/** The rules about what people and models read, in the order in which they look. */
export const RULES_OF_WORDS: readonly Rule[] = [
  toBeWritten,
  descriptionAdds,
  exampleFits,
  filler,
  fullStop,
  glossary,
  hasExample,
  keywords,
  namesTools,
  notCloudstacks,
  doneFits,
  misspelt,
  askedFits,
  paramFits,
  alikeElsewhere,
  paramDescription,
  renders,
  saysEmpty,
  sentenceCase,
  uniqueAsk,
  uniqueTitle,
  unlikeOthers,
  knownArguments,
  askFits,
  titleFits,
  plainText,
  straightQuotes,
  braces,
  saysSomething,
  wordTwice,
  titleVerb,
  testFits,
  sections,
  notItself,
  namesCommands,
  glossaryFits,
  english,
  calm,
  exampleNames,
  columnsRule,
  stiff,
  emptyFits,
  kindFits,
  unitFits,
  idColumn,
];
