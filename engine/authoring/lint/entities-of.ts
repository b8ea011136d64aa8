import type { Manifest } from '../../manifest/types.js';
import type { LintContext } from './context.js';
import { oncePer } from './once-per.js';

/** Which kinds of things (entries of _shared/entities.yaml) a command lists, and which an answer of some type is about. */
interface EntityIndex {
  ofCommand: ReadonlyMap<string, readonly string[]>;
  ofType: ReadonlyMap<string, readonly string[]>;
}

/** The kinds of things that its answer, or its folder, says that a manifest is about; [] if there is none. */
export function entitiesOf(
  { command, answer }: Pick<Manifest, 'command' | 'answer'>,
  folder: string,
  context: LintContext,
): readonly string[] {
  const { ofCommand, ofType } = indexOf(context);
  const listed = ofCommand.get(command);
  if (listed) return listed;
  const own = Object.hasOwn(context.vocabulary.entities, folder) ? [folder] : [];
  return [...new Set([...own, ...(ofType.get(answer.of ?? '') ?? [])])];
}

const indexOf = oncePer((context: LintContext): EntityIndex => {
  const ofCommand = new Map<string, string[]>();
  const ofType = new Map<string, string[]>();
  for (const [entity, { list }] of Object.entries(context.vocabulary.entities)) {
    ofCommand.set(list, [...(ofCommand.get(list) ?? []), entity]);
    const { answers, answersReally } = context.facts.command(list) ?? {};
    for (const type of new Set([answers, answersReally])) {
      if (type !== undefined) ofType.set(type, [...(ofType.get(type) ?? []), entity]);
    }
  }
  return { ofCommand, ofType };
});
