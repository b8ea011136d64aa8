import { parse } from 'ini';

/** The sections of a CloudMonkey file by name, and what stands above them. Apart, so that ini is loaded only for one. */
export function readSections(text: string): Record<string, unknown> {
  // The ini package would take [eu.prod] for a section inside another.
  const flat = text.replace(/^\s*\[.*\]/gm, (heading) => heading.trim().replaceAll('.', '\\.'));
  return parse(flat);
}
