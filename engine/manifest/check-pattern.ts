/** What is wrong with a regular expression of a manifest: a sentence and advice. Undefined if it can be used. */
export function checkPattern(pattern: string, flags: string): { message: string; hint: string } | undefined {
  try {
    new RegExp(pattern, flags);
  } catch {
    return {
      message: `\`${pattern}\` is no pattern: a bracket in it is not closed, or a sign has nothing before it.`,
      hint: 'Close each ( [ and {. Put a \\ before one that means only itself, and before such * + ?.',
    };
  }
  if (!repeatsRepetition(pattern)) return undefined;
  return {
    message: `\`${pattern}\` can take for ever: it repeats ( ) that have a +, * or | inside.`,
    hint: 'Repeat single characters instead: [a-z-]+ in place of ([a-z]+-?)+.',
  };
}

interface Group {
  /** It has | or something that can be repeated without end. */
  isLoose: boolean;
}

/** Whether a group that can match a text in several ways is repeated without end, such as (a+)+ and (a|ab)*. */
function repeatsRepetition(pattern: string): boolean {
  const open: Group[] = [{ isLoose: false }];
  // What stands before the place, if a + after it would repeat it.
  let last: Group | undefined;
  for (const [token] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\{\d+,\d*\}|./gs)) {
    const around = open.at(-1);
    if (token === '(') {
      open.push({ isLoose: false });
      last = undefined;
    } else if (token === ')') {
      last = open.length > 1 ? open.pop() : undefined;
      const outer = open.at(-1);
      if (outer && last?.isLoose) outer.isLoose = true;
    } else if (token === '|') {
      if (around) around.isLoose = true;
    } else if (token === '*' || token === '+' || /^\{\d+,\d*\}$/.test(token)) {
      if (last?.isLoose) return true;
      if (around) around.isLoose = true;
    } else if (token !== '?') {
      last = undefined;
    }
  }
  return false;
}
