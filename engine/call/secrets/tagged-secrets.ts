import { isSecretName } from './secret-names.js';
import type { Span } from './spans.js';
import { endInElement } from './values.js';

const TAG = /<(\/)?([a-z][\w.:-]{0,200})(?:\s[^<>&]{0,1000})?>/gi;
const LONGEST_NAME = 200;
/** `<value>` comes right behind `</name>`. */
const NEAR = 2;

interface Tag extends Span {
  name: string;
  isEnd: boolean;
}

/** What stands between an element's tags; where it is not closed, up to the next space or tag. */
export function* taggedSecrets(text: string): Iterable<Span> {
  const tags = [...text.matchAll(TAG)].map(({ 0: whole, 1: slash, 2: name = '', index }): Tag => ({
    name: name.replace(/^.*:/, '').toLowerCase(),
    isEnd: slash !== undefined,
    from: index,
    to: index + whole.length,
  }));
  const lastEnds = new Map(tags.flatMap((tag, at) => (tag.isEnd ? [[tag.name, at] as const] : [])));
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at];
    if (!tag || tag.isEnd || !(isSecretName(tag.name) || isNamedBefore(text, tags, at))) continue;
    if ((lastEnds.get(tag.name) ?? -1) < at) {
      yield { from: tag.to, to: endInElement(text, tag.to) };
      continue;
    }
    do at += 1;
    while (!(tags[at]?.isEnd === true && tags[at]?.name === tag.name));
    yield { from: tag.to, to: tags[at]?.from ?? text.length };
  }
}

/** `<name>password</name><value>...</value>` */
function isNamedBefore(text: string, tags: readonly Tag[], at: number): boolean {
  if (!/^val(ue)?$/.test(tags[at]?.name ?? '')) return false;
  const open = tags.slice(Math.max(0, at - NEAR), at).find(({ name, isEnd }) => !isEnd && /^(name|key)$/.test(name));
  if (!open) return false;
  const said = text.slice(open.to, open.to + LONGEST_NAME).replace(/<[\s\S]*/, '');
  return isSecretName(said.trim());
}
