/** How columns (`memory | mib`) and templates (`{{#mib}}..{{/mib}}`) may ask for a value to be shown. */
export const FILTER_NAMES = ['bytes', 'mib', 'mhz', 'percent', 'date', 'ago', 'javaclass'] as const;

export type FilterName = (typeof FILTER_NAMES)[number];

/** Contributors and callers write these names, so nothing that merely every object has (`constructor`) may pass. */
export function isFilterName(name: string): name is FilterName {
  return (FILTER_NAMES as readonly string[]).includes(name);
}
