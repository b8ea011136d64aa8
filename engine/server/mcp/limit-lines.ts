import { Transform } from 'node:stream';

/** What is known of a line that was left out. */
export interface LeftOut {
  bytes: number;
  /** The id of the request that it was, where that could be seen at its beginning or its end. */
  id?: string | number;
}

const NEWLINE = 0x0a;
/** So much of a long line is looked at, from both ends. */
const EDGE = 1_000;
const ID = '"id"\\s*:\\s*(-?\\d{1,15}|"[^"\\\\]{0,200}")';
/** Clients write the id first or last; further in, it could be somebody else's. */
const FIRST = new RegExp(`^\\s*\\{\\s*(?:"jsonrpc"\\s*:\\s*"2\\.0"\\s*,\\s*)?${ID}\\s*,`);
const LAST = new RegExp(`[\\],}"\\d]\\s*,\\s*${ID}\\s*\\}\\s*$`);

/**
 * Passes whole lines on, each in a piece of its own, and leaves out those that are longer than `limit`: the SDK's
 * transport would end the session because of one, without a word to anybody. Of the others those go on that `passes` lets.
 */
export function limitLines(
  limit: number,
  onLeftOut: (line: LeftOut) => void,
  passes: (line: Buffer) => boolean = () => true,
): Transform {
  let parts: Buffer[] = [];
  let bytes = 0;
  /** Both ends of a line that is too long; the rest of it is not kept. */
  let edges: { head: Buffer; tail: Buffer } | undefined;

  const take = (part: Buffer): void => {
    bytes += part.length;
    parts.push(part);
    if (bytes <= limit) return;
    const kept = Buffer.concat([...(edges ? [edges.tail] : []), ...parts]);
    edges = { head: edges?.head ?? Buffer.from(kept.subarray(0, EDGE)), tail: Buffer.from(kept.subarray(-EDGE)) };
    parts = [];
  };
  const endLine = (): Buffer | undefined => {
    const line = edges ? undefined : Buffer.concat(parts);
    if (edges) onLeftOut({ bytes, ...idOf(edges.head.toString(), edges.tail.toString()) });
    [parts, bytes, edges] = [[], 0, undefined];
    return line;
  };

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        take(chunk.subarray(from, at + 1));
        const line = endLine();
        if (line && passes(line)) this.push(line);
        from = at + 1;
      }
      if (from < chunk.length) take(chunk.subarray(from));
      done();
    },
  });
}

function idOf(head: string, tail: string): { id?: string | number } {
  const found = FIRST.exec(head)?.[1] ?? LAST.exec(tail)?.[1];
  return found === undefined ? {} : { id: JSON.parse(found) as string | number };
}
