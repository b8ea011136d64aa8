/** Verbs that mean the same; two of different lines on one row are opposites. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  [
    'create add make register deploy new open allow attach assign associate acquire import install upload',
    'delete remove destroy expunge purge erase wipe close drop release disassociate detach unregister uninstall',
  ],
  [
    'start enable activate resume unlock restore recover boot unfreeze undelete',
    'stop disable deactivate suspend lock shut destroy delete expunge freeze pause terminate',
  ],
  ['authorize grant', 'revoke'],
];

const SIDES = OPPOSITES.map((pair) => pair.map((words) => new Set(words.split(' '))));

/** True if the word undoes what the verb of a command does; both in small letters. */
export function isOpposite(word: string, verb: string): boolean {
  return SIDES.some(([a, b]) => (a?.has(verb) && b?.has(word)) || (b?.has(verb) && a?.has(word)));
}

/** True if something may be gone for good after a command of that name. */
export function mayEnd(command: string): boolean {
  return /delete|destroy|expunge|purge|wipe|erase|remove|cleanup|clear/i.test(command);
}
