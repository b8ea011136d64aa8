import { ToolError } from '../errors.js';
import type { Facts } from '../facts/facts.js';
import { commandNamed, commandsLike } from '../authoring/scaffold/find-command.js';
import type { Draft, Wording } from '../authoring/scaffold/draft-manifest.js';
import type { Terminal } from './terminal.js';

type AskLine = NonNullable<Terminal['ask']>;

/** Who closes the input does not want it any more. */
async function answerTo(ask: AskLine, prompt: string): Promise<string> {
  const answer = await ask(prompt);
  if (answer === undefined) throw new ToolError('cancelled');
  return answer.trim();
}

/** Asks until a command of CloudStack is named; what is no name is searched for. */
export async function askForCommand(ask: AskLine, { tell }: Terminal, facts: Facts, said?: string): Promise<string> {
  let answer = said ?? (await answerTo(ask, 'Which command of CloudStack? Its name, or words such as "vpn gateway": '));
  let offered: readonly string[] = [];
  for (;;) {
    const chosen = /^\d+$/.test(answer) ? offered[Number(answer) - 1] : undefined;
    const name = chosen ?? commandNamed(answer, facts);
    if (name !== undefined) return name;
    offered = answer === '' ? [] : commandsLike(answer, facts);
    if (offered.length === 0) tell(`Nothing is similar to ${JSON.stringify(answer.slice(0, 40))}.\n`);
    else tell(`${offered.map((one, at) => `  ${at + 1}  ${one}`).join('\n')}\n`);
    answer = await answerTo(
      ask,
      offered.length === 0 ? 'Another name, or different words: ' : 'Its number, or different words: ',
    );
  }
}

/** The few things that a person knows at once. An empty answer takes what is proposed, or leaves it for the file. */
export async function askForWording(
  ask: AskLine,
  { colors }: Terminal,
  given: Wording & { folder?: string },
  { manifest, resource }: Draft,
): Promise<Wording & { folder?: string }> {
  const question = async (text: string, proposed: string): Promise<string> => {
    const answer = await answerTo(ask, `${text} ${colors.dim(`[${proposed}]`)} `);
    return answer;
  };
  const wording = { ...given };
  if (given.folder === undefined) {
    const folder = await question('What kind of thing is it about (its folder)?', resource);
    if (folder !== '') wording.folder = folder;
  }
  if (given.title === undefined) {
    const isProposed = !manifest.title.startsWith('WRITE:');
    const title = await question('What does it do, in a few words?', isProposed ? manifest.title : 'later');
    if (title !== '') wording.title = title;
  }
  if (given.description === undefined) {
    const text = await question(
      'In one or two sentences: what does it do, when is it used, what does it not do?',
      'later',
    );
    if (text !== '') wording.description = text;
  }
  if (given.ask === undefined) {
    const text = await question('What would somebody say to get it?', 'later');
    if (text !== '') wording.ask = text;
  }
  return wording;
}
