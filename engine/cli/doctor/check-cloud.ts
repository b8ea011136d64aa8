import { fetchApis, openApis } from '../../cloudstack/apis.js';
import type { Apis } from '../../cloudstack/apis.js';
import { TOO_FAR_AHEAD_MS as TOO_AHEAD_TO_FOLLOW_MS } from '../../cloudstack/server-clock.js';
import { createClient } from '../../cloudstack/client.js';
import type { CloudClient } from '../../cloudstack/client.js';
import type { CloudSettings } from '../../config/settings.js';
import { asToolError } from '../../errors.js';
import type { ErrorCode, ToolError } from '../../errors.js';
import type { Log } from '../../log-type.js';
import { cleanError } from '../../call/secrets/clean-error.js';
import { cleanText } from '../../call/secrets/clean-text.js';
import { showError } from '../../call/render/show-error.js';
import type { Vocabulary } from '../../manifest/types.js';
import { oneLine } from '../../text/plain-text.js';
import { checkKey } from './check-key.js';
import { failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

const WORTH_A_WARNING_MS = 60_000;
/** The signature expires 10 minutes ahead of our clock; the server takes at most 15 minutes ahead of its own. */
const EXPIRED_MS = 10 * 60_000;
const TOO_FAR_AHEAD_MS = -5 * 60_000;
const ASKED = 3;

/** Elsewhere these errors send people to `doctor`; here they are. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  'not-authenticated':
    'Copy both keys again from the page of the user in the CloudStack UI, and check that user and account are enabled.',
  'unreadable-answer':
    'Check that the URL is that of the management server, and that nothing in between changes its responses.',
  timeout: 'The server is slow or overloaded; look at the management server log.',
};

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Clock, signature, whose key it is, version, what it may call, and how fast it all is. */
export async function checkCloud(
  settings: CloudSettings,
  vocabulary?: Vocabulary,
): Promise<{ findings: Finding[]; apis?: Apis }> {
  const client = createClient({ ...settings, retries: Math.min(settings.retries, 1) }, SILENT);
  try {
    const signature = await checkSignature(client);
    const findings = [...checkClock(client.clockSkewMs, settings.signature), signature];
    if (signature.mark === 'failed') return { findings };
    const { finding, apis } = await checkApis(client);
    const owner = apis && vocabulary ? await checkKey(client, vocabulary, settings.apiKey, apis) : [];
    return { findings: [...findings, ...owner, finding, ...(await checkSpeed(client))], ...(apis ? { apis } : {}) };
  } finally {
    client.close();
  }
}

async function askCapabilities(client: CloudClient): Promise<void> {
  await client.send({ command: 'listCapabilities', params: {}, effect: 'read' });
}

async function checkSignature(client: CloudClient): Promise<Finding> {
  try {
    await askCapabilities(client);
    return ok('The key and the signature are accepted.');
  } catch (error) {
    return asFailure(asToolError(error));
  }
}

/** Only a server that answered told its time. Requests correct themselves by it, but other programs do not. */
function checkClock(skewMs: number, signature: 3 | 'none'): Finding[] {
  if (skewMs === 0) return [];
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (seconds * 1000 < WORTH_A_WARNING_MS) return [ok(`The clocks agree within ${Math.max(1, seconds)} s.`)];
  const says = `This machine’s clock is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} the server’s.`;
  const next = 'Set the clock by NTP, here and on the server.';
  if (skewMs > TOO_AHEAD_TO_FOLLOW_MS) {
    const days = Math.round(skewMs / 86_400_000);
    return [
      failed(
        `The server says that it is ${days} days later than here. Nothing is signed for that time: such a signature would stay valid until then.`,
        'Set the clocks by NTP. If they are right, something else is answering in place of the cloud.',
      ),
    ];
  }
  const isTooMuch = signature === 3 && (skewMs >= EXPIRED_MS || skewMs <= TOO_FAR_AHEAD_MS);
  const limit =
    'The cloud refuses expiring signatures because of that; this server works around it by sending each first request twice.';
  return [isTooMuch ? failed(`${says}\n${limit}`, next) : warning(says, next)];
}

async function checkApis(client: CloudClient): Promise<{ finding: Finding; apis?: Apis }> {
  try {
    const snapshot = await fetchApis(client);
    const version =
      snapshot.version === undefined
        ? 'a CloudStack of unknown version'
        : `CloudStack ${oneLine(cleanText(snapshot.version, []))}`;
    const count = Object.keys(snapshot.commands).length;
    return { finding: ok(`${version}; this key may call ${count} commands.`), apis: openApis(snapshot) };
  } catch (error) {
    return { finding: asFailure(asToolError(error)) };
  }
}

async function checkSpeed(client: CloudClient): Promise<Finding[]> {
  const times: number[] = [];
  try {
    for (let n = 0; n < ASKED; n += 1) {
      const began = performance.now();
      await askCapabilities(client);
      times.push(Math.round(performance.now() - began));
    }
  } catch (error) {
    return [asFailure(asToolError(error))];
  }
  return [ok(`Answers took ${times.join(', ')} ms.`)];
}

function asFailure(error: ToolError): Finding {
  const next = ADVICE[error.code] ?? error.next;
  cleanError(error, new Set());
  error.next = '';
  return failed(showError(error).text, next);
}
