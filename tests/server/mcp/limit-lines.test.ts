import { finished } from 'node:stream/promises';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { limitLines } from '../../../engine/server/mcp/limit-lines.js';
import type { LeftOut } from '../../../engine/server/mcp/limit-lines.js';

async function passed(limit: number, pieces: Buffer[]): Promise<{ lines: string[]; left: LeftOut[] }> {
  const [lines, left]: [string[], LeftOut[]] = [[], []];
  const stream = limitLines(limit, (line) => left.push(line));
  stream.on('data', (line: Buffer) => lines.push(line.toString()));
  pieces.forEach((piece) => stream.write(piece));
  stream.end();
  await finished(stream);
  return { lines, left };
}

test('however the bytes are cut: short lines pass, each in one piece, long ones are counted and left out', async () => {
  const texts = fc.array(fc.string({ maxLength: 60 }).map((text) => `${text.replaceAll('\n', ' ')}\n`));
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), async (all, sizes) => {
      const bytes = Buffer.from(all.join(''));
      const pieces: Buffer[] = [];
      for (let from = 0, at = 0; from < bytes.length; at += 1) {
        const size = sizes[at % sizes.length] ?? 1;
        pieces.push(bytes.subarray(from, from + size));
        from += size;
      }
      const isShort = (line: string): boolean => Buffer.byteLength(line) <= 30;
      const { lines, left } = await passed(30, pieces);
      assert.equal(lines, all.filter(isShort));
      assert.equal(
        left.map((line) => line.bytes),
        all.filter((line) => !isShort(line)).map((line) => Buffer.byteLength(line)),
      );
    }),
  );
});

test('the id of a request is found at its beginning and at its end, and nowhere else', async () => {
  const filler = 'x'.repeat(5_000);
  const cases: [line: string, id: unknown][] = [
    [`{"jsonrpc":"2.0","id":7,"method":"m","params":{"a":"${filler}"}}`, 7],
    [`{"id":"seven","jsonrpc":"2.0","params":{"a":"${filler}"}}`, 'seven'],
    [`{"method":"m","params":{"a":"${filler}"},"jsonrpc":"2.0","id":7}`, 7],
    [`{"method":"m","params":{"a":"${filler}","id":8}}`, undefined],
    [`{"method":"m","params":{"id":8,"a":"${filler}"}}`, undefined],
    [`{"id":{"a":1},"params":"${filler}"}`, undefined],
    [filler, undefined],
  ];
  for (const [line, id] of cases) {
    for (const size of [1, 100, 10_000]) {
      const bytes = Buffer.from(`${line}\r\n`);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const { left } = await passed(4_000, pieces);
      assert.is(left[0]?.id, id, line.slice(0, 60));
    }
  }
});

test.run();
