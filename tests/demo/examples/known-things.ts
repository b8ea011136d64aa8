import type { DemoCloud } from '../../../engine/demo/cloud.js';
import { idOf, nameOf, namesOf } from '../../../engine/call/names/match-name.js';
import { unfold } from '../../../engine/call/names/unfold.js';
import type { Catalog } from '../../../engine/manifest/catalog.js';
import { plainText } from '../../../engine/text/plain-text.js';
import { call } from '../signed-client.js';

type Row = Record<string, unknown>;

/** A thing of the demo cloud, as people call it and as CloudStack does. */
export interface Thing {
  name: string;
  id: string;
}

/** Finds a thing of a kind; `within` has the arguments that it hangs on, as ids. */
export type FindThing = (kind: string, within: Readonly<Record<string, string>>) => Promise<Thing | undefined>;

/** Asks the demo cloud's own lists, each once. Of things of the same name none is given, unless there is no other. */
export function thingsOf(cloud: DemoCloud, { vocabulary }: Catalog): FindThing {
  const known = new Map<string, Promise<Thing | undefined>>();
  const find = async (
    kind: string,
    within: Readonly<Record<string, string>>,
    around: Row,
  ): Promise<Thing | undefined> => {
    const entity = vocabulary.entities[kind];
    if (!entity) return undefined;
    const sent = Object.entries({ ...within, ...entity.send }).map(([name, value]) => [name, String(value)]);
    const { status, body } = await call(
      cloud,
      cloud.keys.admin,
      entity.list,
      Object.fromEntries(sent) as Record<string, string>,
    );
    const listed =
      status === 200 ? (Object.values(body as unknown as Row).find(Array.isArray) as Row[] | undefined) : [];
    const rows = entity.in === undefined ? listed : unfold(listed ?? [], entity.in);
    const things = (rows ?? [])
      .map((one) => ({ ...around, ...one }))
      .map((row) => ({
        // A moment is another one in the next cloud.
        name: /\d{4}-\d\d-\d\dT/.test(nameOf(row, entity)) ? idOf(row, entity) : nameOf(row, entity),
        id: idOf(row, entity),
        all: namesOf(entity).map((field) => plainText(row[field]).toLowerCase()),
      }));
    const isAlone = ({ name, id }: Thing): boolean =>
      things.every((other) => other.id === id || !(other.name === name || other.all.includes(name.toLowerCase())));
    return things.find(isAlone) ?? (things[0] && { name: things[0].id, id: things[0].id });
  };
  const findThing: FindThing = async (kind, within) => {
    const { needs = [], each = {} } = vocabulary.entities[kind] ?? {};
    const parents: Record<string, string> = {};
    const around: Row = {};
    for (const name of needs) {
      const parent = within[name] === undefined ? each[name] : undefined;
      const thing = parent === undefined ? undefined : await findThing(parent, {});
      parents[name] = within[name] ?? thing?.id ?? '';
      if (parent !== undefined) around[vocabulary.entities[parent]?.as ?? ''] = thing?.name;
    }
    if (Object.values(parents).includes('')) return Promise.resolve(undefined);
    // Where the call names a role, it is a rule of that role.
    const role = within['roleid'];
    const isOfRole = role !== undefined && vocabulary.entities[kind]?.within?.includes('roleid');
    const narrowed = isOfRole ? { ...parents, roleid: role } : parents;
    const key = `${kind} ${JSON.stringify(narrowed)}`;
    const found = known.get(key) ?? find(kind, narrowed, around);
    known.set(key, found);
    return found;
  };
  return findThing;
}
