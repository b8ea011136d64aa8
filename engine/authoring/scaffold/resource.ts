import type { Facts } from '../../facts/facts.js';
import type { CommandFacts } from '../../facts/load-facts.js';
import { mainType } from './entity-of.js';
import type { EntityOf } from './entity-of.js';
import type { Lessons } from './lessons.js';
import { PREPOSITIONS } from './name-words.js';
import { commandWords } from '../../manifest/command-words.js';
import { partsOf, singular } from './tool-name.js';

/** The folder for a command. */
export type ResourceOf = (command: CommandFacts) => string;

/**
 * A command lies with its kind of thing: in the folder of others that answer the same, of its entity, or in one called
 * after its list command. What is about no such thing lies where the others of CloudStack's group mostly lie.
 */
export function resources(facts: Facts, entityOf: EntityOf, lessons: Lessons): ResourceOf {
  const byType = (command: CommandFacts): string | undefined => {
    const type = mainType(command);
    const known = (type === undefined ? undefined : lessons.folderOf(type)) ?? entityOf(type);
    if (known !== undefined) return known;
    const list = type === undefined ? undefined : facts.entities[type]?.listCommand;
    return list ? nameOf(partsOf(list).object) : undefined;
  };
  let byGroup: Map<string, string[]> | undefined;
  return (command) => {
    const own = byType(command);
    if (own !== undefined) return own;
    const { object } = partsOf(command.name);
    const name = nameOf(object.length > 0 ? object : commandWords(command.name));
    if (command.group === undefined) return name;
    byGroup ??= foldersByGroup(facts, byType);
    const mates = byGroup.get(command.group) ?? [];
    if (mates.includes(name)) return name;
    const usual = mates.find((folder) => mates.filter((one) => one === folder).length * 2 > mates.length);
    return usual ?? commandWords(command.group).join('-');
  };
}

function foldersByGroup(facts: Facts, byType: (command: CommandFacts) => string | undefined): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const command of facts.commands()) {
    const folder = byType(command);
    if (folder === undefined || command.group === undefined) continue;
    const others = folders.get(command.group);
    if (others) others.push(folder);
    else folders.set(command.group, [folder]);
  }
  return folders;
}

/** "ipv4-subnet" for "ipv4 subnets for guest network". */
function nameOf(words: readonly string[]): string {
  const end = words.findIndex((word) => PREPOSITIONS.has(word));
  return singular(end > 0 ? words.slice(0, end) : words).join('-');
}
