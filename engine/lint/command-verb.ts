/** The first word of a command's name, in small letters: "delete" of deleteNetwork, and of DeleteNetwork. */
export function verbOf(command: string): string {
  return /^[A-Z]?[a-z]*/.exec(command)?.[0].toLowerCase() ?? '';
}
