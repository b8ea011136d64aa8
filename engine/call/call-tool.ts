import { flatten } from './arguments/flatten.js';
import { assertSaneSize } from './arguments/sane-size.js';
import { readArguments } from './arguments/read-arguments.js';
import type { Engine } from './engine.js';
import { asToolError, ToolError } from '../errors.js';
import { approveCommand } from './guard/approve-command.js';
import { authorise } from './guard/authorise.js';
import { checkPossible } from './guard/check-possible.js';
import { isSureRead } from './guard/sure-reads.js';
import { checkAvailable, withoutUnknownPresets } from './guard/available.js';
import { confirm } from './guard/confirm.js';
import { cleanError } from './secrets/clean-error.js';
import { cleanText, sealData, sealText } from './secrets/clean-text.js';
import { maskArguments, maskNames, secretsOf, sortOut } from './secrets/mask-arguments.js';
import { describePlan, planFor } from './guard/plan.js';
import type { Plan } from './guard/plan.js';
import { differences } from './guard/subject.js';
import type { Subject } from './guard/subject.js';
import { isAtLeast, worstSeverity } from '../manifest/annotations.js';
import type { Settings } from '../config/settings.js';
import type { Tool } from '../manifest/types.js';
import { countDependents } from './names/count-dependents.js';
import { resolveNames } from './names/resolve-names.js';
import type { Resolved, ResolveOptions } from './names/resolve-names.js';
import { showError } from './render/show-error.js';
import { withSentence } from './render/shown.js';
import type { Shown } from './render/shown.js';
import type { CallRequest, CallResult } from './request.js';
import { findTool } from './find-tool.js';
import { runChange } from './run-change.js';
import { runRead } from './run-read.js';
import { subjectOf } from './subject-of.js';
import { tellAbout } from './tell-about.js';
import { openTrail } from './trail.js';
import type { Trail } from './trail.js';
import { hiddenAnyway, secretArguments, viewOf } from './view.js';

/** Of a tool; longer than any that there is, so that what was cut is no other tool's name. */
const LONGEST_NAME = 100;

/** The way of one call, from what a client sent to what it reads. Never throws: every failure is a result. */
export async function callTool(engine: Engine, sent: CallRequest): Promise<CallResult> {
  // Bounded before anything looks at it: no tool has such a name.
  const request = { ...sent, tool: sent.tool.slice(0, LONGEST_NAME) };
  const trail = openTrail(engine, request);
  const secrets = new Set(engine.knownSecrets);
  try {
    assertSaneSize(request.arguments);
    const own = engine.ownTools.find(({ name }) => name === request.tool);
    if (own) authorise(engine.settings, own);
    const shown = own
      ? await own.run(engine, request, trail, secrets)
      : await callManifest(engine, request, trail, secrets);
    const isPending = shown.structured?.['job'] !== undefined;
    const isWritten = await trail.end(isPending ? 'pending' : 'ok');
    const sealed = seal(shown, engine);
    return { isError: false, ...(isWritten ? sealed : withNote(sealed, engine)) };
  } catch (thrown) {
    const error = cleanError(asToolError(thrown), secrets);
    if (error.code === 'internal-error' || (error.code === 'outcome-unknown' && error.cause !== undefined))
      engine.log.error({ stack: cleanText(stackOf(error), secrets) }, 'internal error');
    await trail.end('error', error.code);
    return { isError: true, ...showError(error) };
  }
}

/** The way of a call of a tool that has a manifest. Throws ToolErrors. */
export async function callManifest(
  engine: Engine,
  request: CallRequest,
  trail: Trail,
  secrets: Set<string>,
): Promise<Shown> {
  const { catalog, settings } = engine;
  const began = performance.now();
  let spentMs = 0;
  const tool = findTool(engine, request.tool);
  const sent = flatten(request.arguments).args;
  secretsOf(sent, tool.params, tool.secrets?.hide).forEach((secret) => secrets.add(secret));
  const { declared, undeclared } = sortOut(sent, tool);
  trail.note({
    arguments: maskArguments(declared, tool.params, hiddenAnyway(tool), engine.knownSecrets),
    ...(undeclared.length > 0 ? { undeclared: maskNames(undeclared, secrets) } : {}),
  });

  const {
    args: read,
    engine: own,
    given,
  } = readArguments(tool, request.arguments, catalog.vocabulary, engine.shownIds);
  secretsOf(read, tool.params, tool.secrets?.hide).forEach((secret) => secrets.add(secret));
  const apis = await knownApis(engine, tool, given);
  checkAvailable(apis, tool, given);
  const args = withoutUnknownPresets(apis, tool, read, given);
  authorise(settings, tool);

  const look = { ...howToLook(tool, request, settings), shownIds: engine.shownIds };
  const worst = worstSeverity(tool);
  // What nobody will be asked about need not be counted, unless its number decides whether somebody is.
  const isTold = own._dry_run === true || (worst !== undefined && isAtLeast(worst, settings.confirm.askFrom));
  const resolve = async (): Promise<Resolved> => {
    const found = await resolveNames(tool, args, catalog, engine.findRows, look);
    checkPossible(tool, found, viewOf(tool, found), catalog.vocabulary.partials);
    return isTold ? countDependents(tool, found, catalog, engine.findRows, request.signal) : found;
  };
  let resolved = await resolve();
  secretArguments(tool, resolved).forEach((secret) => secrets.add(secret));
  let plan = planOf(engine, tool, resolved);
  trail.noteTarget(tool, resolved, plan);
  if (own._dry_run === true) {
    trail.note({ dryRun: true });
    return showPlan(tool, plan);
  }

  if (plan) {
    refuseUnseen(tool, plan, resolved, engine);
    const agreed = subjectOf(engine, tool, plan, resolved);
    const confirmation = await confirm(plan, agreed, own, {
      settings: settings.confirm,
      tokens: engine.tokens,
      approvals: engine.approvals,
      approveCommand: (code) => approveCommand(code, settings.stateDir, process.env, settings.confirm.approver),
      note: (answer) => trail.note({ answer }),
      ask: request.ask,
      signal: request.signal,
    });
    if (confirmation.hasWaited) {
      resolved = await resolve();
      plan = planOf(engine, tool, resolved) ?? plan;
      assertSame(agreed, subjectOf(engine, tool, plan, resolved));
      trail.noteTarget(tool, resolved, plan);
    }
    if (confirmation.how === 'elicitation') spentMs = performance.now() - began;
    trail.note({ confirmed: confirmation.how });
    confirmation.spend();
  }
  if (request.signal?.aborted) throw new ToolError('cancelled');

  const step = { engine, tool, resolved, own, request, trail, secrets, spentMs };
  // What may change something, whatever its manifest says, is on record before it is sent.
  if (tool.effect === 'read' && !isSureRead(settings, tool.command)) await trail.intend();
  return (tool.effect === 'read' ? runRead(step) : runChange(step)).catch(tellAbout(step));
}

/**
 * Waits for a first look at the cloud only if this call depends on it. An argument that not every cloud and role has
 * might be ignored there without a word: a change is not sent with it as long as nothing is known.
 */
async function knownApis({ availability }: Engine, tool: Tool, given: ReadonlySet<string>) {
  const depends = (part: { since?: string; for?: string[] } | undefined): boolean =>
    part?.since !== undefined || part?.for !== undefined;
  const argument = [...given].find((name) => depends(tool.params[name]));
  const mustKnow = depends(tool) || argument !== undefined;
  const apis = await (mustKnow ? availability.known() : availability.now());
  if (apis || argument === undefined || tool.effect === 'read') return apis;
  throw new ToolError('cloud-unknown', { tool: tool.name, argument });
}

/**
 * Before a change that matters or that somebody is asked about, the objects are looked up again, also those given by id:
 * a person has to see them.
 */
function howToLook(
  tool: Tool,
  { signal }: CallRequest,
  { confirm: { askFrom } }: Settings,
): Omit<ResolveOptions, 'shownIds'> {
  const worst = worstSeverity(tool);
  const depends = tool.possible !== undefined;
  const matters = worst !== undefined && (isAtLeast(worst, 'medium') || isAtLeast(worst, askFrom));
  const fresh = depends || tool.effect === 'change' || tool.danger !== undefined;
  return { fresh, lookAtIds: depends || matters, ...(signal ? { signal } : {}) };
}

function planOf({ catalog }: Engine, tool: Tool, resolved: Resolved): Plan | undefined {
  return planFor(tool, resolved, viewOf(tool, resolved), catalog.vocabulary);
}

/** Nobody can agree to the end of something that nobody can see. */
function refuseUnseen(tool: Tool, plan: Plan, { objects }: Resolved, { settings }: Engine): void {
  const unseen = objects.find(({ isSeen }) => !isSeen);
  if (plan.severity !== 'critical' || !unseen || settings.confirm.unseen === 'allow') return;
  throw new ToolError('object-unseen', { argument: unseen.argument, id: unseen.id, tool: tool.name });
}

/** What was agreed is what is done: throws if the second look does not show the same, down to the words of the plan. */
function assertSame(agreed: Subject, now: Subject): void {
  const changed = differences(agreed, now);
  if (changed.length > 0) throw new ToolError('object-changed', { changed: changed.join('; ') });
}

function showPlan(tool: Tool, plan: Plan | undefined): Shown {
  const text = plan ? describePlan(plan) : `${tool.title}: it only reads.`;
  return {
    text: `Nothing was done. This is what would happen:\n${text}`,
    structured: { dryRun: true, ...(plan ? { severity: plan.severity } : {}) },
    data: { kind: 'plan' },
  };
}

/** The last look at what goes out; nobody sees the data of an answer that is wanted as text. */
function seal({ text, data, ...rest }: Shown, { knownSecrets, settings }: Engine): Shown {
  return {
    ...rest,
    text: sealText(text, knownSecrets),
    ...(data && settings.results !== 'text' ? { data: sealData(data, knownSecrets) } : {}),
  };
}

function withNote(shown: Shown, { audit }: Engine): Shown {
  return withSentence(shown, `Note for the operator: the last audit line could not be written to ${audit.file}.`);
}

function stackOf({ cause, stack = '' }: ToolError): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : stack;
}
