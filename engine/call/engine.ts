import { openApprovals } from './guard/approvals.js';
import type { Approvals } from './guard/approvals.js';
import { osUserId } from './guard/os-user.js';
import { guardReads } from './guard/sure-reads.js';
import { openAuditLog } from './guard/audit.js';
import type { AuditLog } from './guard/audit.js';
import { createTokens } from './guard/tokens.js';
import type { Tokens } from './guard/tokens.js';
import { createAnswerCache } from './cache/answer-cache.js';
import type { AnswerCache } from './cache/answer-cache.js';
import { createReader } from './cache/read-through.js';
import type { ReadCloud } from './cache/read-through.js';
import { openJobs } from './jobs.js';
import type { Jobs } from './jobs.js';
import { openJobNotes } from './job-notes.js';
import { snapshotFile } from '../cloudstack/apis-file.js';
import { openAvailability } from '../cloudstack/availability.js';
import type { Availability } from '../cloudstack/availability.js';
import { createClient } from '../cloudstack/client.js';
import type { CloudClient } from '../cloudstack/client.js';
import { createReadPages } from '../cloudstack/read-pages.js';
import type { ReadPages } from '../cloudstack/read-pages.js';
import type { Settings } from '../config/settings.js';
import type { Log } from '../log-type.js';
import { loadCatalog } from '../manifest/catalog.js';
import type { Catalog } from '../manifest/catalog.js';
import { createFindRows } from './names/find-objects.js';
import type { FindRows } from './names/find-objects.js';
import type { Tool } from '../manifest/types.js';
import type { Shown } from './render/shown.js';
import { createShownIds } from './render/shown-ids.js';
import type { ShownIds } from './render/shown-ids.js';
import type { CallRequest } from './request.js';
import type { Trail } from './trail.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';

const MEGABYTE = 1024 * 1024;

/** Everything that a call needs, made once at start-up. Plain parts: each has its own file. */
export interface Engine {
  settings: Settings;
  log: Log;
  catalog: Catalog;
  ownTools: readonly OwnTool[];
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
  shownIds: ShownIds;
  /** Values that may never be shown, wherever they turn up. */
  knownSecrets: Set<string>;
  close(): Promise<void>;
}

/** A tool that is about the engine itself and therefore has no manifest. The server hands them in when it opens an engine. */
export interface OwnTool extends Tool {
  /** `secrets` are the values that may not be shown; what is learned on the way is added. */
  run(engine: Engine, request: CallRequest, trail: Trail, secrets: Set<string>): Promise<Shown>;
}

/** The server's own tools, and parts that stand in for the usual ones: where manifests are tried out, there need be no network. */
export type Parts = Partial<
  Pick<Engine, 'client' | 'catalog' | 'ownTools' | 'availability' | 'findRows' | 'audit' | 'tokens' | 'jobs'>
>;

export async function openEngine(settings: Settings, log: Log, parts: Parts = {}): Promise<Engine> {
  const { cloud, cacheDir, stateDir, confirm } = settings;
  const client = guardReads(parts.client ?? createClient(cloud, log), settings);
  const catalog =
    parts.catalog ?? (await loadCatalog([BUILT_IN_MANIFESTS, ...settings.manifests], settings, settings.overrides));
  const availability =
    parts.availability ?? openAvailability(client, snapshotFile(cacheDir, settings.profile, cloud.apiKey), log);
  const cache = createAnswerCache({ entries: settings.cache.entries, bytes: settings.cache.megabytes * MEGABYTE });
  const knownSecrets = new Set([cloud.apiKey, cloud.secretKey].filter((secret) => secret !== ''));
  const read = createReader({ client, cache, settings, knownSecrets, apis: availability.now });
  const readPages = createReadPages();
  const audit = parts.audit ?? openAuditLog(settings.auditFile);
  return {
    settings,
    log,
    catalog,
    ownTools: parts.ownTools ?? [],
    client,
    availability,
    cache,
    read,
    readPages,
    findRows: parts.findRows ?? createFindRows(read, readPages, catalog),
    tokens: parts.tokens ?? createTokens(confirm.validSeconds * 1000),
    approvals: openApprovals(stateDir, osUserId(confirm.approver)),
    audit,
    jobs: parts.jobs ?? openJobs(openJobNotes(settings)),
    shownIds: createShownIds(),
    knownSecrets,
    async close() {
      client.close();
      await audit.close();
    },
  };
}
