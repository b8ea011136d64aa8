/** The first word of a command's name, in small letters: also of one that begins with a capital. */
export function verbOf(command: string): string {
  return /^[A-Z]?[a-z]*/.exec(command)?.[0].toLowerCase() ?? '';
}
