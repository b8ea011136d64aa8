import { toolNameOf } from '../../context.js';
import { inRead } from '../../example.js';
import type { LintedManifest } from '../../linted-file.js';
import type { Edit, Finding, Rule } from '../../rule.js';
import { verbOf } from '../../command-verb.js';
import { contentWords } from '../../wording/content-words.js';
import { isOpposite } from '../../wording/opposites.js';

export const keywords: Rule = {
  id: 'words/keywords',
  title: 'Keywords are other words than those of name and title, in lower case, each once.',
  why: 'Name and title are searched anyway. A keyword is worth its place if a person would say it and the tool does not.',
  severity: 'warning',
  bad: inRead('keywords: [Gateways, router list]\n'),
  good: inRead('keywords: [gateways, VR]\n'),
  *checkManifest(file) {
    const { manifest, source } = file;
    const known = contentWords(`${toolNameOf(source)} ${manifest.title}`);
    const seen = new Set<string>();
    for (const [index, keyword] of (manifest.keywords ?? []).entries()) {
      const words = contentWords(keyword);
      // Of other scripts, and of small words, the whole counts.
      const same = [...words].sort().join(' ') || keyword.toLowerCase().trim();
      const isKnown = words.size > 0 && [...words].every((word) => known.has(word));
      if (isKnown || seen.has(same)) {
        yield {
          ...place(index),
          message: isKnown
            ? `The search finds "${keyword}" already: its words are in the name or the title.`
            : `"${keyword}" is among the keywords twice.`,
          hint: 'Remove it, or write another word that people use.',
          ...fixed(without(file, index)),
        };
        continue;
      }
      seen.add(same);
      const [first = ''] = keyword.toLowerCase().match(/[a-z]+/) ?? [];
      const isReading = manifest.effect === 'change' && READING.has(first);
      if (isReading || (!ADJECTIVES.has(first) && isOpposite(first, verbOf(manifest.command)))) {
        yield {
          ...place(index),
          message: isReading
            ? `Who says "${keyword}" wants to see something, and this tool changes it.`
            : `Who says "${keyword}" wants the opposite of ${manifest.command}.`,
          hint: 'Remove it, or write what people say who want this.',
        };
        continue;
      }
      const loud = keyword.match(/(?<!\p{L})\p{Lu}{5,}(?!\p{L})/gu)?.find((word) => !LONG_ACRONYMS.has(word));
      if (loud !== undefined) {
        yield {
          ...place(index),
          message: `"${keyword}" is in capital letters.`,
          hint: `Write "${keyword.toLowerCase()}".`,
          ...fixed(replaced(file, index, keyword, keyword.toLowerCase())),
        };
        continue;
      }
      const lower = keyword.replace(/[\p{L}\p{N}]+/gu, (word) => (isAcronym(word) ? word : word.toLowerCase()));
      if (lower !== keyword) {
        yield {
          ...place(index),
          message: `"${keyword}" is not in lower case.`,
          hint: `Write "${lower}".`,
          ...fixed(replaced(file, index, keyword, lower)),
        };
      }
    }
  },
};

/** "New router" and "open rack" are no verbs. */
const ADJECTIVES = new Set(['new', 'open']);

/** How people begin who only want to look. */
const READING = new Set(['show', 'list', 'which', 'what', 'how', 'who', 'see', 'view', 'find', 'my']);

/** Shorter ones are taken for acronyms. */
const LONG_ACRONYMS = new Set(
  'HTTPS VXLAN IPSEC LDAPS OAUTH CIFS IPMITOOL NETCONF NVIDIA RADIUS SNMP TLS PVLAN SRIOV'.split(' '),
);

function place(index: number): Pick<Finding, 'at' | 'part'> {
  return { at: ['keywords', index], part: 'value' };
}

/** VPC, VMs, IPv6: more than the first letter is a capital, or there is a digit. */
function isAcronym(word: string): boolean {
  return /.[\p{Lu}\p{N}]/u.test(word);
}

function fixed(edit: Edit | undefined): Pick<Finding, 'fix'> {
  return edit ? { fix: [edit] } : {};
}

function replaced({ yaml, source }: LintedManifest, index: number, from: string, to: string): Edit | undefined {
  const range = yaml.rangeOf(['keywords', index], 'value');
  if (!range) return undefined;
  const written = source.text.slice(...range);
  return written.includes(from) ? { from: range[0], to: range[1], text: written.replace(from, to) } : undefined;
}

/** Takes one item out of the list; the only one goes with its key. Nothing for a list that is no plain one. */
function without({ manifest, yaml, source: { text } }: LintedManifest, index: number): Edit | undefined {
  const item = yaml.rangeOf(['keywords', index], 'value');
  const list = yaml.rangeOf(['keywords'], 'value');
  const key = yaml.rangeOf(['keywords'], 'key');
  if (!item || !list || !key) return undefined;
  const lineEnd = (at: number): number => (text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1);
  if (manifest.keywords?.length === 1) return { from: key[0], to: lineEnd(list[1] - 1), text: '' };
  if (text[list[0]] !== '[') {
    const from = text.lastIndexOf('\n', item[0]) + 1;
    return /^\s*- *$/.test(text.slice(from, item[0])) ? { from, to: lineEnd(item[1]), text: '' } : undefined;
  }
  const next = yaml.rangeOf(['keywords', index + 1], 'value');
  const before = index === 0 ? undefined : yaml.rangeOf(['keywords', index - 1], 'value');
  if (next) return { from: item[0], to: next[0], text: '' };
  return before ? { from: before[1], to: item[1], text: '' } : undefined;
}
