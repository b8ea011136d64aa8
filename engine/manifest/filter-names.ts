/** How columns (`memory | mib`) and templates (`{{#mib}}..{{/mib}}`) may ask for a value to be shown. */
export const FILTER_NAMES = ['bytes', 'mib', 'mhz', 'percent', 'date', 'ago', 'javaclass'] as const;

export type FilterName = (typeof FILTER_NAMES)[number];

/** Contributors and callers write these names, so nothing that merely every object has (`constructor`) may pass. */
export function isFilterName(name: string): name is FilterName {
  return (FILTER_NAMES as readonly string[]).includes(name);
}

/** Sections of templates that format what is rendered inside them and are no filters of columns. */
const FORMATTING = ['join', 'plural', 'span'];

/** Whether a section of this name formats what is in it, instead of asking or repeating. */
export function isFormatting(name: string): boolean {
  return isFilterName(name) || FORMATTING.includes(name);
}
