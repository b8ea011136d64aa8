import { itemOf } from '../../cloudstack/answer.js';
import type { Apis } from '../../cloudstack/apis.js';
import type { CloudClient } from '../../cloudstack/client.js';
import { createReadPages } from '../../cloudstack/read-pages.js';
import { cleanText } from '../../call/secrets/clean-text.js';
import { renderSentence } from '../../call/render/sentence.js';
import type { Entity, OfKey, Vocabulary } from '../../manifest/types.js';
import { oneLine, plainText } from '../../text/plain-text.js';
import { note, ok } from './finding.js';
import type { Finding } from './finding.js';

type Row = Record<string, unknown>;

/** More are not looked through: who has so many users can say more of a key than this. */
const MOST = 5_000;

/** Whose key it is: people have several, and what is missing is often a question of the role. */
export async function checkKey(
  client: CloudClient,
  { entities }: Vocabulary,
  apiKey: string,
  apis: Apis,
): Promise<Finding[]> {
  for (const entity of Object.values(entities)) {
    const { ofKey } = entity;
    if (ofKey === undefined || apiKey === '') continue;
    const row = await ownerOf(client, entity, ofKey, apiKey, apis).catch(() => undefined);
    if (!row) return [note('This role does not let the key find out whose it is.')];
    return [
      ok(
        `The key belongs to ${oneLine(cleanText(renderSentence(ofKey.says, row, {}, { print: plainText }), [apiKey]))}.`,
      ),
    ];
  }
  return [];
}

async function ownerOf(
  client: CloudClient,
  { list, send = {} }: Entity,
  { command, param, field }: OfKey,
  apiKey: string,
  apis: Apis,
): Promise<Row | undefined> {
  const ask = async (name: string, params: Record<string, string>): Promise<Row> =>
    (await client.send({ command: name, params, effect: 'read' })).body;
  if (apis.has(command)) return itemOf(await ask(command, { [param]: apiKey }));
  const always = Object.fromEntries(Object.entries(send).map(([name, value]) => [name, String(value)]));
  const { rows } = await createReadPages()((page) => ask(list, { ...always, ...page }), MOST);
  // Who sees one only is that one.
  return rows.find((row) => row[field] === apiKey) ?? (rows.length === 1 ? rows[0] : undefined);
}
