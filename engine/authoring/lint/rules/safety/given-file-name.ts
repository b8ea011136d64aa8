import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const give = (file: string): string => `secrets:\n  give: { publicmacaddress: "${file}" }\n`;

export const givenFileName: Rule = {
  id: 'safety/given-file-name',
  title: 'A file that is handed over has a plain name, without a path, that says whose it is.',
  why: 'It always lies in the folder for secrets: a path is not followed but turned into underscores, and whoever wrote it looks for the file elsewhere. A name that begins with a dot is not seen at all.',
  severity: 'error',
  bad: inChange(give('~/.ssh/{{router.name}}.key')),
  good: inChange(give('{{router.name}}.key')),
  *checkManifest({ manifest: { secrets = {}, params = {} } }) {
    const before = new Set<string>();
    const about = Object.entries(params).find(([, { use, required }]) => use !== undefined && required === true)?.[0];
    for (const [field, given] of Object.entries(secrets.give ?? {})) {
      const file = typeof given === 'string' ? given : given.file;
      const at = ['secrets', 'give', field, ...(typeof given === 'string' ? [] : ['file'])];
      if (before.has(file)) {
        yield {
          at,
          part: 'value',
          message: 'Another secret goes into a file of the same name, and would be lost.',
          hint: 'Give this one another name.',
        };
      }
      before.add(file);
      if (about !== undefined && !file.includes('{{')) {
        yield {
          at,
          part: 'value',
          message: `Every call writes a file of the same name, so nobody can tell whose secret it holds: \`${about}\` is not in it.`,
          hint: `Put the name of the object in front, such as "{{item.name}}.${file.replace(/^.*\./, '')}".`,
        };
      }
      // The tags of a template have slashes of their own.
      const plain = file.replace(/\{\{[^}]*\}\}+/g, 'x');
      const odd = /[/\\~:*?"<>|$`;&]|^\.|\.\.|[\r\n\t]|\s{2,}/.exec(plain)?.[0];
      if (odd === undefined && plain.length <= 100) continue;
      yield {
        at,
        part: 'value',
        message:
          odd === undefined
            ? 'This name of a file is longer than 100 characters, and what is over is cut.'
            : /[/\\]|^~|\.\./.test(odd)
              ? 'This is a path, and only a name is taken.'
              : `${JSON.stringify(odd)} cannot stand in the name of a file here.`,
        hint: 'Write only a name of letters, digits, hyphens and dots, such as {{args.name}}.pem. The server chooses the folder.',
      };
    }
  },
};
