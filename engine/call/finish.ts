import { itemOf, rowsOf, successOf } from '../cloudstack/answer.js';
import { ToolError } from '../errors.js';
import { handOver } from './secrets/hand-over.js';
import type { HandedOver } from './secrets/hand-over.js';
import { cleanAnswer } from './secrets/mask.js';
import { withinBudget } from './render/budget.js';
import { showDone, showItem } from './render/show-item.js';
import { withSentence } from './render/shown.js';
import type { Shown } from './render/shown.js';
import { settle } from './settle.js';
import type { Step } from './step.js';
import { mainObject } from './tell-about.js';
import { viewOf } from './view.js';

type Body = Record<string, unknown>;

/** The raw answer of a change (or of its job) made into what the caller sees: hand over, hide, render. */
export async function finish(step: Step, raw: Body): Promise<Shown> {
  const { engine, tool, resolved, secrets } = step;
  const { settings, catalog, knownSecrets } = engine;
  const clean = cleanAnswer(raw, tool.secrets?.hide ?? [], new Set([...knownSecrets, ...secrets]));
  const { success, text } = successOf(clean);
  if (!success) {
    throw new ToolError('cloud-failed', { command: tool.command }, { cloud: { text: text ?? '' } });
  }
  const { rows, count } = rowsOf(clean);
  const item = tool.answer.kind === 'success' ? undefined : await settle(step, itemOf(clean));
  const view = { ...viewOf(tool, resolved), item, items: rows, count };
  const handed = await handOver(tool.secrets?.give ?? {}, itemOf(raw), view, settings.stateDir, settings.showSecrets);
  const show = tool.effect === 'read' && tool.output?.done === undefined ? showItem : showDone;
  const shown = show(tool, item, view, catalog.vocabulary.partials, mainObject(tool, resolved));
  const cut = { ...shown, text: withinBudget(shown.text, settings.answerTokens) };
  // What is handed over once is never cut.
  const told = handed.map(describeHandedOver).reduce((before, line) => withSentence(before, line), cut);
  return handed.length === 0 || !told.data
    ? told
    : { ...told, data: { ...told.data, fields: { ...told.data.fields, given: handed } } };
}

function describeHandedOver(handed: HandedOver): string {
  if ('file' in handed)
    return `Its ${handed.field} is in ${handed.file} (only you can read it; CloudStack does not show it again).`;
  return `Its ${handed.field}, which CloudStack does not show again: ${handed.value}`;
}
