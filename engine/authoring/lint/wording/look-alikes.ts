/** Letters of other scripts that look like Latin ones; data of Unicode's confusables, those that people meet. */
const PAIRS: readonly (readonly [letters: string, latin: string])[] = [
  ['\u0410\u0391\u13aa', 'A'],
  ['\u0412\u0392\u13f4', 'B'],
  ['\u0421\u03f9\u13df', 'C'],
  ['\u13a0', 'D'],
  ['\u0415\u0395\u13ac', 'E'],
  ['\u03dc', 'F'],
  ['\u050c\u13c0', 'G'],
  ['\u041d\u0397\u13bb', 'H'],
  ['\u0406\u0399\u04c0', 'I'],
  ['\u0408\u13ab', 'J'],
  ['\u041a\u039a\u13e6', 'K'],
  ['\u13de', 'L'],
  ['\u041c\u039c\u13b7', 'M'],
  ['\u039d', 'N'],
  ['\u041e\u039f\u0555', 'O'],
  ['\u0420\u03a1\u13e2', 'P'],
  ['\u051a', 'Q'],
  ['\u13a1', 'R'],
  ['\u0405\u0455\u13da', 'S'],
  ['\u0422\u03a4\u13a2', 'T'],
  ['\u054d', 'U'],
  ['\u0474\u13d9', 'V'],
  ['\u051c\u13b3', 'W'],
  ['\u0425\u03a7', 'X'],
  ['\u04ae\u03a5', 'Y'],
  ['\u0396\u13c3', 'Z'],
  ['\u0430\u03b1', 'a'],
  ['\u0441\u03f2', 'c'],
  ['\u0501', 'd'],
  ['\u0435', 'e'],
  ['\u0261', 'g'],
  ['\u04bb\u0570', 'h'],
  ['\u0456\u03b9\u0131', 'i'],
  ['\u0458\u03f3', 'j'],
  ['\u03ba', 'k'],
  ['\u04cf', 'l'],
  ['\u0578', 'n'],
  ['\u043e\u03bf\u0585', 'o'],
  ['\u0440\u03c1', 'p'],
  ['\u0566\u051b', 'q'],
  ['\u0433', 'r'],
  ['\u0455', 's'],
  ['\u03c4', 't'],
  ['\u057d\u03c5', 'u'],
  ['\u0475\u03bd', 'v'],
  ['\u051d', 'w'],
  ['\u0445\u03c7', 'x'],
  ['\u0443\u03b3', 'y'],
];

const LATIN: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([letters, latin]) => Array.from(letters, (letter) => [letter, latin] as const)),
);

const ASCII = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex -- all of ASCII
const FORMAT =
  /[\p{Cf}\p{Co}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0]|[\u{e0100}-\u{e01ef}]/gu; // eslint-disable-line no-misleading-character-class -- single characters

/** A text as it looks: without what nobody sees, and with Latin letters in the place of those that look like them. */
export function asItLooks(text: string): string {
  if (ASCII.test(text)) return text;
  return Array.from(text.normalize('NFKC').replace(FORMAT, ''), (letter) => LATIN.get(letter) ?? letter).join('');
}

/** Greek letters before a unit or a number, which is how people write micro, delta and ohm. */
const MEASURE = /^[\u03bc\u0394\u03a9](?:[a-zA-Z]{1,3}|\d*)$|^[kMG]?\u03a9$/u;

/** Nothing in these looks like Latin, and people write both in one word: API and the word for key, in Japanese. */
const UNLIKE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;

/** Why a word is not what it looks like; undefined for an honest one. */
export function disguiseOf(word: string): string | undefined {
  if (ASCII.test(word)) return undefined;
  if (MEASURE.test(word)) return undefined;
  // Full width, mathematical, circled: letters that only look special.
  const plain = word.normalize('NFKC');
  if (plain !== word && /^[\x21-\x7e]+$/.test(plain) && /[A-Za-z0-9]/.test(plain)) {
    return `letters that only look like those of "${plain}"`;
  }
  const letters = Array.from(word).filter((letter) => /\p{L}/u.test(letter) && !UNLIKE.test(letter));
  const foreign = letters.filter((letter) => !/[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(letter));
  if (foreign.length === 0) return undefined;
  const looks = Array.from(word, (letter) => LATIN.get(letter) ?? letter).join('');
  if (foreign.length < letters.length) return `letters of two scripts in one word, which looks like "${looks}"`;
  const isDouble = letters.length > 1 && foreign.every((letter) => LATIN.has(letter));
  return isDouble ? `letters of another script that look like "${looks}"` : undefined;
}
