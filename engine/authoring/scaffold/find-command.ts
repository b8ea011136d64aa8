import type { Facts } from '../../facts/facts.js';
import { nearest } from '../../text/nearest.js';
import { commandWords } from '../../manifest/command-words.js';
import { toolNameFor } from './tool-name.js';

/** The command that a person means by its own name or by that of a tool, in whatever letters. */
export function commandNamed(said: string, facts: Facts): string | undefined {
  const wanted = said.trim();
  if (facts.command(wanted)) return wanted;
  const lower = wanted.toLowerCase();
  const all = [...facts.commands()].map(({ name }) => name);
  return all.find((name) => name.toLowerCase() === lower || toolNameFor(name) === lower);
}

/** Commands that a person may mean: near in letters first, then those that have all the words. */
export function commandsLike(said: string, facts: Facts, most = 10): string[] {
  const all = [...facts.commands()].map(({ name }) => name);
  const words = commandWords(said.trim().replace(/[\s_-]+/g, ' '))
    .flatMap((word) => word.split(' '))
    .filter((word) => word !== '');
  const hasAll = (name: string): boolean => {
    const text = name.toLowerCase();
    return words.length > 0 && words.every((word) => text.includes(word.replace(/s$/, '')));
  };
  const near = nearest(said.replace(/[\s_-]+/g, ''), all, 3);
  const matching = all.filter(hasAll).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return [...new Set([...(matching.length > 0 ? [] : near), ...matching, ...near])].slice(0, most);
}
