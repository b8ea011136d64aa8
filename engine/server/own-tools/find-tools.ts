import { readArguments } from '../../call/arguments/read-arguments.js';
import type { Engine, OwnTool } from '../../call/engine.js';
import { isOffered } from '../../call/guard/authorise.js';
import { openWhyMissing } from '../../call/guard/why-missing.js';
import type { Apis } from '../../cloudstack/apis.js';
import { ToolError } from '../../errors.js';
import { FIND_TOOLS } from '../../manifest/own-tool-names.js';
import type { ToolEntry } from '../../manifest/tool-entry.js';
import { LONGEST_QUESTION } from '../../search/understand.js';
import { didYouMean } from '../../text/nearest.js';
import { ownTool } from './own-tool.js';
import { showAreas, showFound } from './show-found.js';

const SHOWN = 5;
/** Without a question all tools of a kind are told, by name only. */
const MOST_OF_A_KIND = 60;

const tool = ownTool(FIND_TOOLS, {
  command: 'listApis',
  title: 'Find tools',
  description:
    'Finds the tool for a task among all there are; your list shows only some. Say in a few words what to do and to what, such as "resize a volume". Answers with the best five and their arguments.',
  params: {
    query: { type: 'string', maxLength: 100_000, description: 'What to do, and to what' },
    resource: { type: 'string', description: 'Only for this kind of thing, such as virtual-machine' },
    effect: { type: 'string', enum: ['read', 'change'], description: 'Only those that read, or change' },
  },
});

export const findTools: OwnTool = {
  ...tool,
  async run(engine, request) {
    const { args } = readArguments(tool, request.arguments, engine.catalog.vocabulary);
    const query = ((args['query'] as string | undefined) ?? '').trim();
    const resource = resourceNamed(engine, args['resource'] as string | undefined);
    const apis = await engine.availability.known();
    const isMeant = ({ effect, resource: kind }: ToolEntry): boolean =>
      (args['effect'] ?? effect) === effect && (resource ?? kind) === kind;
    const isAllowed = (entry: ToolEntry): boolean => isOffered(engine.settings, entry);
    const isHere = ({ command }: ToolEntry): boolean => apis?.has(command) ?? true;
    const isUsable = (entry: ToolEntry): boolean => isMeant(entry) && isAllowed(entry) && isHere(entry);

    if (query === '') {
      const ofKind = resource === undefined ? [] : engine.catalog.entries.filter(isUsable);
      return ofKind.length === 0
        ? showAreas(engine, '')
        : showFound(engine, ofKind.slice(0, MOST_OF_A_KIND), { explained: 0 });
    }
    const found = engine.catalog.search(query, isUsable).slice(0, SHOWN);
    const all = engine.catalog.search(query, isMeant).slice(0, SHOWN);
    const best = all.find(isAllowed);
    const missing = best && apis && !isHere(best) ? tellMissing(engine, best, apis) : undefined;
    if (found.length > 0) {
      const cut =
        query.length > LONGEST_QUESTION
          ? ` Only the first ${LONGEST_QUESTION} characters of the question were read.`
          : '';
      return showFound(engine, found, { note: `${missing === undefined ? '' : ` ${missing}`}${cut}` });
    }
    return showAreas(engine, missing ?? whyNothing(engine, all.length > 0));
  },
};

/** Whoever asks for what there is elsewhere learns why it is not here, and not only what fits less well. */
function tellMissing({ catalog }: Engine, { name }: ToolEntry, apis: Apis): string {
  return `What fits best, ${name}, ${openWhyMissing(catalog, apis)(catalog.tool(name) ?? {})}.`;
}

function whyNothing({ settings }: Engine, isForbidden: boolean): string {
  if (!isForbidden) return 'No tool fits these words.';
  return settings.readOnly
    ? 'No tool that only reads fits, and this server is read-only.'
    : 'The operator of this server allows no tool that fits.';
}

/** In any spelling, also in the plural; throws for what no tool is about. */
function resourceNamed({ catalog }: Engine, said: string | undefined): string | undefined {
  if (said === undefined) return undefined;
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
      .replace(/s$/, '');
  const known = [...new Set(catalog.entries.map(({ resource }) => resource))];
  const found = known.find((one) => plain(one) === plain(said));
  if (found !== undefined) return found;
  const near = didYouMean(said.slice(0, 60), known);
  throw new ToolError('invalid-argument', {
    argument: 'resource',
    problem: `no tool is about that.${near} Leave it out to search all`,
  });
}
