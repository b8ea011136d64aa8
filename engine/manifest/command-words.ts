/** Words inside names of commands that the usual rule for capitals would cut in the wrong place. */
const WHOLE_WORDS = ['OAuth', 'IPv4', 'IPv6', 'VLANs', 'IaaS'];

/** The words of a command's name, in small letters: listVPCs is list, vpcs; deleteSSHKeyPair is delete, ssh, key, pair. */
export function commandWords(command: string): string[] {
  return (
    WHOLE_WORDS.reduce((name, word) => name.replaceAll(word, capitalised(word)), command)
      // The plural of an abbreviation belongs to it.
      .replace(/([A-Z]+)s(?![a-z])/g, (_, letters: string) => `${capitalised(letters)}s`)
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .toLowerCase()
      .split(' ')
  );
}

function capitalised(word: string): string {
  return `${word.charAt(0)}${word.slice(1).toLowerCase()}`;
}
