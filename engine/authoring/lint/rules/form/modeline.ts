import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { SourceFile } from '../../../../manifest/find-files.js';
import { asFile, inChange } from '../../example.js';
import { schemaAround } from '../../../../manifest/schema-address.js';
import { MODELINE, modelineFor, schemaOf } from '../../modeline.js';
import type { Rule } from '../../rule.js';

const good = inChange('');

/** Where this project is published. */
const OURS =
  /^https:\/\/(?:raw\.githubusercontent\.com\/mcp-server-cloudstack|github\.com\/mcp-server-cloudstack|unpkg\.com\/mcp-server-cloudstack|cdn\.jsdelivr\.net\/(?:npm|gh)\/mcp-server-cloudstack)[@/]/;

/** Where the schema lies is left to each folder: next to it, in an installed package, or on the web. */
export const modeline: Rule = {
  id: 'form/modeline',
  title: 'The first line names the schema of the file, for editors.',
  why: 'With it an editor completes words, explains each of them and marks mistakes while one types.',
  severity: 'warning',
  bad: asFile(
    good.file.name,
    good.file.text.replace(/^.*\n/, ''),
    {},
    'command: rebootRouter\ntitle: Reboot a virtual router',
  ),
  good: { ...good, shown: good.file.text.split('\n').slice(0, 3).join('\n') },
  *checkFile({ source }) {
    const { text } = source;
    const schema = schemaOf(source);
    if (schema === undefined || source.unreadable !== undefined) return;
    const start = text.startsWith('\ufeff') ? 1 : 0;
    const found = MODELINE.exec(text);
    if (!found) {
      const line = modelineFor(source, schema);
      const message = 'The first line does not tell editors which words a manifest may have.';
      yield {
        range: [start, start],
        message,
        hint: `Write as the first line: ${line}`,
        fix: [{ from: start, to: start, text: `${line}\n` }],
      };
      return;
    }
    const [whole, address = ''] = found;
    if (!address.split(/[?#]/)[0]?.endsWith(schema)) {
      const from = found.index + whole.indexOf(address);
      const right = address.replace(/[\w.-]*\.json\b|[^/]*$/, schema);
      const fix = [{ from, to: from + address.length, text: right }];
      yield {
        range: [from, from + address.length],
        message: `The first line names the wrong schema; this kind of file has ${schema}.`,
        hint: `Write after \`$schema=\`: ${right}`,
        fix,
      };
    } else if (/^[a-z]+:\/\//i.test(address) && !OURS.test(address)) {
      const from = found.index + whole.indexOf(address);
      yield {
        range: [from, from + address.length],
        message: 'With this line, editors would load the schema from outside this project.',
        hint: `Write after \`$schema=\`: ${modelineFor(source, schema).replace(/^.*=/, '')}`,
      };
    } else if (isRelative(address) && leadsNowhere(source, address, schema)) {
      const from = found.index + whole.indexOf(address);
      yield {
        range: [from, from + address.length],
        message: `Nothing lies at ${address}, as seen from this file.`,
        hint: `Write after \`$schema=\`: ${modelineFor(source, schema).replace(/^.*=/, '')}`,
      };
    } else if (found.index !== start) {
      yield {
        range: [found.index, found.index + whole.length],
        message: 'The line for editors is not the first one.',
        hint: 'Move it to the top.',
      };
    }
  },
};

const isRelative = (address: string): boolean => address.startsWith('.') && !address.includes('node_modules');

/** Only where there is a schema to lead to: a folder of one's own may be read on another machine. */
function leadsNowhere({ path }: SourceFile, address: string, schema: string): boolean {
  if (!isAbsolute(path) || existsSync(join(dirname(path), address.split(/[?#]/)[0] ?? ''))) return false;
  return schemaAround(path, schema) !== undefined;
}
