import { loadSettings } from '../../config/load-settings.js';
import type { Flags, LoadedSettings, Settings } from '../../config/settings.js';
import { asToolError } from '../../errors.js';
import type { Catalog } from '../../manifest/catalog.js';
import { loadLocalSettings } from '../local-settings.js';
import { startDemo } from '../open.js';
import { processTerminal } from '../terminal.js';
import { checkAudit } from './check-audit.js';
import { checkChoice } from './check-choice.js';
import { checkCloud } from './check-cloud.js';
import { checkExposure } from './check-exposure.js';
import { checkFolders } from './check-folders.js';
import { checkJobs } from './check-jobs.js';
import { checkList } from './check-list.js';
import { checkManifests } from './check-manifests.js';
import { checkSettings } from './check-settings.js';
import { checkTools } from './check-tools.js';
import { checkWay } from './check-way.js';
import { describeFinding, failed, note, ok } from './finding.js';
import type { Finding } from './finding.js';

/** Runs one group of checks and prints what it found, also if it failed to run; says whether nothing in it failed. */
type Report = (title: string, check: () => Promise<Finding[]>) => Promise<boolean>;

/** Checks everything that can be checked, whatever fails on the way. Returns the exit code: 1 if anything failed. */
export async function doctor(flags: Flags): Promise<0 | 1> {
  const terminal = processTerminal();
  const { write, colors } = terminal;
  const all: Finding[] = [];
  const report: Report = async (title, check) => {
    const findings = await check().catch((thrown: unknown) => {
      const { message, next } = asToolError(thrown);
      return [failed(message, next)];
    });
    all.push(...findings);
    write(`${[colors.bold(title), ...findings.map((finding) => describeFinding(finding, terminal))].join('\n')}\n\n`);
    return findings.every(({ mark }) => mark !== 'failed');
  };

  const { loaded, isComplete, problem } = await load(flags);
  await report('Settings', () => Promise.resolve([...problem, ...(loaded ? checkSettings(loaded) : [])]));
  let catalog: Catalog | undefined;
  await report('Manifests', async () => {
    const checked = await checkManifests(
      loaded?.settings.manifests ?? [],
      loaded?.settings,
      loaded?.settings.overrides,
    );
    catalog = checked.catalog;
    return [...checked.findings, ...(loaded ? checkChoice(catalog, loaded.settings) : [])];
  });
  if (loaded) {
    await report('Folders', () => checkFolders(loaded.settings));
    await report('Audit log', async () => [
      ...(await checkAudit(loaded.settings.auditFile)),
      ...checkJobs(loaded.settings),
    ]);
    await report('Exposure', () => Promise.resolve(exposure(loaded)));
  }
  if (loaded && isComplete) await reachOut(loaded.settings, catalog, report);
  else await report('Cloud', () => Promise.resolve([note('Not checked: the settings have to be fixed first.')]));

  const count = (mark: Finding['mark']): number => all.filter((finding) => finding.mark === mark).length;
  const [bad, odd] = [count('failed'), count('warning')];
  const warnings = odd === 0 ? '' : `, ${odd} ${odd === 1 ? 'warning' : 'warnings'}`;
  write(`${bad === 0 ? 'Everything needed works' : `${bad} failed`}${warnings}.\n`);
  return bad > 0 ? 1 : 0;
}

function exposure(loaded: LoadedSettings): Finding[] {
  const found = checkExposure(loaded);
  return found.length > 0 ? found : [ok('Only you can read and write what this server keeps.')];
}

async function reachOut(settings: Settings, catalog: Catalog | undefined, report: Report): Promise<void> {
  const demo = settings.demo ? await startDemo(settings) : undefined;
  try {
    const { url } = settings.cloud;
    const isOpen = await report(`Connection to ${new URL(url).host}`, () => checkWay(url));
    await report('Cloud', async () => {
      if (!isOpen) return [note('Not checked: it cannot be reached.')];
      const { findings, apis } = await checkCloud(settings.cloud, catalog?.vocabulary);
      const tools = apis && catalog ? checkTools(catalog, settings, apis) : [];
      return [...findings, ...tools, ...(catalog ? checkList(catalog, settings, apis) : [])];
    });
  } finally {
    await demo?.close();
  }
}

interface Load {
  loaded?: LoadedSettings;
  /** There is a cloud to talk to. */
  isComplete: boolean;
  problem: Finding[];
}

/** If only the cloud is missing or wrong, the rest can still be checked. */
async function load(flags: Flags): Promise<Load> {
  try {
    return { loaded: await loadSettings(flags, process.env), isComplete: true, problem: [] };
  } catch (thrown) {
    const { message, next } = asToolError(thrown);
    const problem = [failed(message, next)];
    const loaded = await loadLocalSettings(flags).catch(() => undefined);
    return { ...(loaded ? { loaded } : {}), isComplete: false, problem };
  }
}
