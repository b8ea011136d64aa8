/** Whether a choice of tools takes this one: a name or `resource/name`, where `*` stands for anything. */
export function fitsGlob(glob: string, { name, resource }: { name: string; resource: string }): boolean {
  return fits(glob, glob.includes('/') ? `${resource}/${name}` : name);
}

/** Not as a regular expression: with some stars in it one takes hours. */
function fits(glob: string, text: string): boolean {
  const [first = '', ...others] = glob.split('*');
  const last = others.pop();
  if (last === undefined) return text === glob;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let from = first.length;
  return others.every((part) => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return at !== -1 && from <= end;
  });
}
