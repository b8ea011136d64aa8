import { openApprovals } from './guard/approvals.js';
import type { Approvals } from './guard/approvals.js';
import { openAuditLog } from './guard/audit.js';
import type { AuditLog } from './guard/audit.js';
import { isOffered } from './guard/authorise.js';
import { createTokens } from './guard/tokens.js';
import type { Tokens } from './guard/tokens.js';
import { createAnswerCache } from './cache/answer-cache.js';
import type { AnswerCache } from './cache/answer-cache.js';
import { createReader } from './cache/read-through.js';
import type { ReadCloud } from './cache/read-through.js';
import { openJobs } from './call/jobs.js';
import type { Jobs } from './call/jobs.js';
import { snapshotFile } from './cloudstack/apis-file.js';
import { openAvailability } from './cloudstack/availability.js';
import type { Availability } from './cloudstack/availability.js';
import { createClient } from './cloudstack/client.js';
import type { CloudClient } from './cloudstack/client.js';
import { createReadPages } from './cloudstack/read-pages.js';
import type { ReadPages } from './cloudstack/read-pages.js';
import type { Settings } from './config/settings.js';
import type { Log } from './log-type.js';
import { loadCatalog } from './manifest/catalog.js';
import type { Catalog } from './manifest/catalog.js';
import type { ListedTool } from './manifest/types.js';
import { createFindRows } from './names/find-objects.js';
import type { FindRows } from './names/find-objects.js';
import { OWN_TOOLS } from './own-tools/own-tools.js';
import { BUILT_IN_MANIFESTS } from './package-paths.js';

/** Everything that a call needs, made once at start-up. Plain parts: each has its own file. */
export interface Engine {
  settings: Settings;
  log: Log;
  catalog: Catalog;
  client: CloudClient;
  availability: Availability;
  cache: AnswerCache;
  read: ReadCloud;
  readPages: ReadPages;
  findRows: FindRows;
  tokens: Tokens;
  approvals: Approvals;
  audit: AuditLog;
  jobs: Jobs;
  /** Values that may never be shown, wherever they turn up. */
  knownSecrets: Set<string>;
  close(): Promise<void>;
}

/** Parts that stand in for the usual ones: where manifests are tried out, there need be no network. */
export type Parts = Partial<Pick<Engine, 'client' | 'catalog' | 'availability' | 'findRows' | 'audit' | 'tokens'>>;

export async function openEngine(settings: Settings, log: Log, parts: Parts = {}): Promise<Engine> {
  const { cloud, cacheDir, stateDir, confirm } = settings;
  const client = parts.client ?? createClient(cloud, log);
  const [catalog, availability] = await Promise.all([
    parts.catalog ?? loadCatalog([BUILT_IN_MANIFESTS, ...settings.manifests], cacheDir),
    parts.availability ?? openAvailability(client, snapshotFile(cacheDir, settings.profile, cloud.apiKey), log),
  ]);
  const cache = createAnswerCache(settings.cache.entries);
  const knownSecrets = new Set([cloud.apiKey, cloud.secretKey].filter((secret) => secret !== ''));
  const read = createReader({ client, cache, settings, knownSecrets, apis: availability.now });
  const readPages = createReadPages();
  const audit = parts.audit ?? openAuditLog(settings.auditFile);
  return {
    settings,
    log,
    catalog,
    client,
    availability,
    cache,
    read,
    readPages,
    findRows: parts.findRows ?? createFindRows(read, readPages, catalog),
    tokens: parts.tokens ?? createTokens(confirm.validSeconds * 1000),
    approvals: openApprovals(stateDir),
    audit,
    jobs: openJobs(),
    knownSecrets,
    async close() {
      client.close();
      await audit.close();
    },
  };
}

/** The tools that clients see, sorted by name: what the operator allows and this key may call, fixed at the start. */
export function listTools({ catalog, settings, availability: { atStart } }: Engine): ListedTool[] {
  const offered = catalog.entries
    .filter((entry) => isOffered(settings, entry) && (atStart?.has(entry.command) ?? true))
    .flatMap(({ name }) => catalog.tool(name)?.listed ?? []);
  const own = OWN_TOOLS.filter((tool) => isOffered(settings, tool)).map(({ listed }) => listed);
  return [...own, ...offered].sort((a, b) => (a.name < b.name ? -1 : 1));
}
