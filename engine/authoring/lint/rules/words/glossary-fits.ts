import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Glossary } from '../../glossary.js';
import type { Rule } from '../../rule.js';

const example = (not: string): Example =>
  asFile(
    '_shared/glossary.yaml',
    `# yaml-language-server: $schema=../../schemas/glossary.schema.json\nrack: { not: [${not}], means: What hosts are screwed into }\nhost: { not: [hypervisor], means: A machine that runs others }\n`,
    {},
    `rack: { not: [${not}] }\nhost: { not: [hypervisor] }`,
  );

export const glossaryFits: Rule = {
  id: 'words/glossary-fits',
  title: 'No word of the glossary is right in one entry and wrong in another.',
  why: 'Whoever writes it is told to write something else, and then to write it: no text can be right.',
  severity: 'error',
  bad: example('cabinet, host'),
  good: example('cabinet'),
  *checkFile({ kind, source, yaml, problems }) {
    if (kind !== 'shared' || sharedKind(source) !== 'glossary' || problems.length > 0) return;
    const glossary = yaml.data as Glossary;
    const terms = new Set(Object.keys(glossary).map((term) => term.toLowerCase()));
    const wrong = new Map<string, string>();
    for (const [term, { not, unless = [] }] of Object.entries(glossary)) {
      for (const [index, word] of not.entries()) {
        const plain = word.toLowerCase();
        const other = wrong.get(plain);
        const message = terms.has(plain)
          ? `"${word}" is wrong here, but another entry says that it is right.`
          : unless.some((one) => one.toLowerCase() === plain)
            ? `"${word}" is both under \`not\` and under \`unless\`.`
            : other !== undefined
              ? `"${word}" is to be called "${other}" by one entry and "${term}" by this one.`
              : undefined;
        wrong.set(plain, term);
        if (message !== undefined)
          yield {
            at: [term, 'not', index],
            part: 'value',
            message,
            hint: `Remove "${plain}" here, or remove the entry that makes it right.`,
          };
      }
    }
  },
};
