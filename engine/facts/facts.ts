import { loadFacts } from './load-facts.js';
import type { ApiFacts, CommandFacts, FieldFacts, TypeFacts } from './load-facts.js';

/** What is known of commands and of what they answer: those of CloudStack itself, and others that somebody gave. */
export interface Facts {
  /** The CloudStack release that the built-in part is about. */
  version: string;
  /** Undefined for a command that nothing is known of. */
  command(name: string): CommandFacts | undefined;
  commands(): Iterable<CommandFacts>;
  type(name: string): TypeFacts | undefined;
  /** What a command answers, by CloudStack's word and by what really comes; undefined if nobody knows. */
  fieldsOf(command: CommandFacts): readonly FieldFacts[] | undefined;
  /** Which kinds of objects are told apart by their ids, and which command lists them. */
  entities: ApiFacts['entities'];
}

/** Commands that are not CloudStack's own, or of a newer one: engine/facts/read-list-apis.ts makes them of listApis. */
export interface ExtraFacts {
  commands: readonly CommandFacts[];
  /** What `answers` of these commands names. */
  types?: Readonly<Record<string, TypeFacts>>;
}

/** Fields that CloudStack puts on every object that a job made. */
const OF_EVERY_OBJECT: readonly FieldFacts[] = [
  { name: 'jobid', type: 'string' },
  { name: 'jobstatus', type: 'integer' },
];

let builtIn: Facts | undefined;

/** The facts about CloudStack itself. */
export function builtInFacts(): Facts {
  builtIn ??= factsFrom(loadFacts());
  return builtIn;
}

/**
 * The built-in facts and more commands. For a command that is built in, what is known stays and only parameters and
 * fields that are new come on top: a server's listApis says less about a command, and hides what the role may not use.
 */
export function withCommands(extra: ExtraFacts): Facts {
  const { version, entities, ...known } = loadFacts();
  const types: Record<string, TypeFacts> = { ...extra.types, ...known.types };
  const commands = new Map<string, CommandFacts>(known.commands.map((command) => [command.name, command]));
  for (const more of extra.commands) {
    const own = commands.get(more.name);
    commands.set(more.name, own ? { ...more, ...own, params: union(own.params, more.params) } : more);
    const told = more.answers === undefined ? undefined : extra.types?.[more.answers];
    const type = own?.answersReally ?? own?.answers;
    if (told && type !== undefined) types[type] = { ...types[type], fields: union(types[type]?.fields, told.fields) };
  }
  return factsFrom({ version, entities, types, commands: [...commands.values()] });
}

function union<Named extends { name: string }>(own: readonly Named[] = [], more: readonly Named[]): Named[] {
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...more.filter(({ name }) => !names.has(name))];
}

function factsFrom({
  version,
  entities,
  types,
  commands,
}: Omit<ApiFacts, 'commands'> & { commands: CommandFacts[] }): Facts {
  const byName = new Map(commands.map((command) => [command.name, command]));
  const type = (name: string): TypeFacts | undefined => (Object.hasOwn(types, name) ? types[name] : undefined);
  const known = new Map<CommandFacts, readonly FieldFacts[] | undefined>();
  const readFields = ({ answers, answersReally }: CommandFacts): readonly FieldFacts[] | undefined => {
    const names = [...new Set([answers, answersReally])].filter((name) => name !== undefined);
    const fields = names.flatMap((name) => type(name)?.fields ?? []);
    return fields.length === 0 ? undefined : [...fields, ...OF_EVERY_OBJECT];
  };
  const fieldsOf = (command: CommandFacts): readonly FieldFacts[] | undefined => {
    if (!known.has(command)) known.set(command, readFields(command));
    return known.get(command);
  };
  return { version, entities, command: (name) => byName.get(name), commands: () => byName.values(), type, fieldsOf };
}
