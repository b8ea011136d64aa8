import { needsAllRows } from '../manifest/engine-arguments.js';
import type { EngineArguments } from '../manifest/engine-arguments.js';
import { itemOf, jobOf, rowsOf } from '../cloudstack/answer.js';
import { unusualValues } from './arguments/unusual-values.js';
import { encodeArguments } from '../cloudstack/encode.js';
import type { WireParams } from '../cloudstack/encode.js';
import { ToolError } from '../errors.js';
import { prepareHandOver } from './secrets/hand-over.js';
import { saveList } from './save-list.js';
import { sealData } from './secrets/clean-text.js';
import { cleanAnswer } from './secrets/mask.js';
import { SEARCH_LIMIT } from './names/find-objects.js';
import { withinBudget } from './render/budget.js';
import { listToSave } from './render/list-to-save.js';
import { showItem } from './render/show-item.js';
import { showList } from './render/show-list.js';
import type { ListPage } from './render/chosen-rows.js';
import { withSentence } from './render/shown.js';
import type { Shown } from './render/shown.js';
import type { Body } from './cache/read-through.js';
import { finish } from './finish.js';
import { endOfJob, patience } from './run-change.js';
import type { Step } from './step.js';
import { secretArguments, viewOf } from './view.js';

/** Rows of a file: some 150 MB while it is made. */
const EXPORT_LIMIT = 50_000;

/** Sends a read, or takes its answer from memory, and shows it. */
export async function runRead(step: Step): Promise<Shown> {
  const { engine, tool, resolved, own, trail } = step;
  trail.note({ command: tool.command });
  // What is handed over once can be neither remembered nor masked first, and the end of a job comes once too.
  if (tool.secrets?.give || tool.async) return readOnce(step);
  const view = viewOf(tool, resolved);
  const { partials } = engine.catalog.vocabulary;
  if (tool.answer.kind === 'list') {
    const list = await readPages(step);
    const listView = { ...view, items: list.rows, count: list.count };
    const toSave = own._save === undefined ? undefined : listToSave(tool, list, own, listView);
    if (own._save !== undefined && toSave && toSave.rows.length > 0)
      return saveList(sealData(toSave, engine.knownSecrets), own._save, tool.name, engine.settings.stateDir);
    const shown = showList(tool, list, own, listView, partials, {
      ids: engine.shownIds,
      tokens: engine.settings.answerTokens,
      asData: engine.settings.results !== 'text',
    });
    // A mistyped state finds nothing, and nobody would see why.
    const why = list.count === 0 && list.rows.length === 0 ? unusualValues(tool, view['args'] ?? {}) : [];
    if (toSave) why.push('Nothing was saved.');
    return why.length === 0 ? shown : withSentence(shown, why.join(' '), ' ');
  }
  const item = itemOf(await ask(step, wireOf(step)));
  const shown = showItem(tool, item, { ...view, item }, partials);
  return { ...shown, text: withinBudget(shown.text, engine.settings.answerTokens) };
}

function wireOf({ tool, resolved }: Step): WireParams {
  return encodeArguments(tool.params, resolved.args);
}

async function ask({ engine, tool, resolved, request }: Step, params: WireParams): Promise<Body> {
  return engine.read({
    command: tool.command,
    params,
    shows: tool.shows ?? [],
    ttl: tool.ttl ?? 'none',
    hide: tool.secrets?.hide ?? [],
    secrets: secretArguments(tool, resolved),
    ...(request.signal ? { signal: request.signal } : {}),
  });
}

/** One page as CloudStack cuts it, or all of them where rows are chosen, sorted or counted here. */
async function readPages(step: Step): Promise<ListPage> {
  const { engine, tool, own } = step;
  const wire = wireOf(step);
  const page = pageOf(wire, own);
  const pageSize = Number(wire['pagesize'] ?? engine.settings.pageSize);
  const from = own._from === undefined ? (page - 1) * pageSize : own._from - 1;
  const place = { page, pageSize, from };
  const hasPages = 'pagesize' in tool.params && engine.availability.now()?.accepts(tool.command, 'pagesize') !== false;
  if (!hasPages) return { ...rowsOf(await ask(step, wire)), ...place, isWhole: true };
  const askPart = (part: WireParams): Promise<Body> => ask(step, { ...wire, ...part });
  if (needsAllRows(own)) {
    const most = own._save === undefined ? SEARCH_LIMIT : EXPORT_LIMIT;
    return { ...(await engine.readPages(askPart, most)), ...place, isWhole: true };
  }
  // A size that the caller names is CloudStack's to refuse.
  if (wire['pagesize'] !== undefined && own._from === undefined) {
    return { ...rowsOf(await askPart({ page: String(page) })), ...place, isWhole: false };
  }
  return { ...(await engine.readPages(askPart, pageSize, { from, size: pageSize })), ...place, isWhole: false };
}

/** CloudStack's own `page` and ours mean the same, so two that differ cannot both be meant. */
function pageOf(wire: WireParams, own: EngineArguments): number {
  const theirs = wire['page'] === undefined ? undefined : Number(wire['page']);
  if (theirs !== undefined && own._page !== undefined && theirs !== own._page) {
    const problem = `is ${own._page}, but page is ${theirs}: give only one of them`;
    throw new ToolError('invalid-argument', { argument: '_page', problem });
  }
  if (own._from !== undefined && (theirs ?? own._page) !== undefined) {
    const problem = 'says where to begin, and so does a page: give only one of them';
    throw new ToolError('invalid-argument', { argument: '_from', problem });
  }
  return theirs ?? own._page ?? 1;
}

async function readOnce(step: Step): Promise<Shown> {
  const { engine, tool, request, own, secrets } = step;
  await prepareHandOver(tool, engine.settings.stateDir, engine.settings.showSecrets);
  const { signal } = request;
  const params = wireOf(step);
  const answer = await engine.client.send({
    command: tool.command,
    params,
    effect: 'read',
    ...(signal ? { signal } : {}),
  });
  const job = jobOf({ body: cleanAnswer(answer.body, [], secrets) });
  if (!job) return finish(step, answer.body);
  engine.jobs.remember(job.id, { tool: tool.name, resolved: step.resolved, release: () => undefined });
  return endOfJob(step, job, own._wait === false ? 0 : patience(step));
}
