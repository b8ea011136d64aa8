/** Whether a choice of tools takes this one: a name or `resource/name`, where `*` stands for anything. */
export function fitsGlob(glob: string, { name, resource }: { name: string; resource: string }): boolean {
  const pattern = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(glob.includes('/') ? `${resource}/${name}` : name);
}
