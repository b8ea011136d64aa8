import { itemOf, jobOf, rowsOf } from '../cloudstack/answer.js';
import { encodeArguments } from '../cloudstack/encode.js';
import type { WireParams } from '../cloudstack/encode.js';
import { prepareHandOver } from '../guard/hand-over.js';
import { cleanAnswer } from '../guard/mask.js';
import { SEARCH_LIMIT } from '../names/find-objects.js';
import { showItem } from '../render/show-item.js';
import { showList } from '../render/show-list.js';
import type { ListPage } from '../render/show-list.js';
import type { Shown } from '../render/shown.js';
import type { Body } from '../cache/read-through.js';
import { finish } from './finish.js';
import { endOfJob, patience } from './run-change.js';
import type { Step } from './step.js';
import { secretArguments, viewOf } from './view.js';

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
    return showList(tool, list, own, { ...view, items: list.rows, count: list.count }, partials);
  }
  const item = itemOf(await ask(step, wireOf(step)));
  return showItem(tool, item, { ...view, item }, partials);
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
  const { pageSize } = engine.settings;
  const page = own._page ?? 1;
  const hasPages = 'pagesize' in tool.params && engine.availability.now()?.accepts(tool.command, 'pagesize') !== false;
  if (!hasPages) {
    const { rows } = rowsOf(await ask(step, wire));
    return { rows, count: rows.length, page, pageSize, isWhole: true };
  }
  if (wire['page'] !== undefined || wire['pagesize'] !== undefined) {
    const size = Number(wire['pagesize'] ?? pageSize);
    const sent = { ...wire, page: wire['page'] ?? '1', pagesize: String(size) };
    return { ...rowsOf(await ask(step, sent)), page: Number(sent.page), pageSize: size, isWhole: false };
  }
  if (own._filter !== undefined || own._sort !== undefined || own._group !== undefined) {
    const all = await engine.readPages((part) => ask(step, { ...wire, ...part }), SEARCH_LIMIT);
    return { ...all, page, pageSize, isWhole: true };
  }
  const sent = { ...wire, page: String(page), pagesize: String(pageSize) };
  return { ...rowsOf(await ask(step, sent)), page, pageSize, isWhole: false };
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
  return job ? endOfJob(step, job, own._wait === false ? 0 : patience(step)) : finish(step, answer.body);
}
