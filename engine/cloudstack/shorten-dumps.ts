/** An object of CloudStack's own language as its texts hold it: VM instance {"id":12,"instanceName":"i-2-12-VM","uuid":"..."}. */
const DUMP = /\[?\{(\s*"?[a-z]\w*"?\s*:[^{}]{0,2000})\}\]?/gi;
const FIELD = /"?([a-z]\w*)"?\s*:\s*("(?:[^"\\]|\\.)*"|[^\s,"]+)/gi;
/** "Volume Volume {", since its class is printed after the word for it. */
const TWICE = /\b(\w{2,40}) (\1(?: \w{2,40})?) (?=\[?\{)/gi;
/** What such an object is called, the most telling first. */
const NAMES = ['name', 'displayName', 'instanceName', 'accountName', 'userName', 'hostName'];

/** A text in which each object is its name and its id: nobody can use the other fields. */
export function shortenDumps(text: string): string {
  if (!text.includes('{')) return text;
  return text.replace(TWICE, '$2 ').replace(DUMP, (whole: string, inside: string) => {
    const fields = fieldsOf(inside);
    const id = fields.get('uuid') ?? fields.get('id');
    if (id === undefined) return whole;
    const name = NAMES.map((field) => fields.get(field)).find((value) => value !== undefined && value !== '');
    const [before, after] = [whole.startsWith('['), whole.endsWith(']')];
    // A pair of brackets belongs to the object; one of them to a list around it.
    const around = before && after ? ['', ''] : [before ? '[' : '', after ? ']' : ''];
    return `${around[0]}${name === undefined ? id : `${name} (${id})`}${around[1]}`;
  });
}

function fieldsOf(inside: string): Map<string, string> {
  return new Map(
    [...inside.matchAll(FIELD)].map(([, name = '', value = '']) => [
      name,
      value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value,
    ]),
  );
}
