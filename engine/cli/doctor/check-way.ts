import { lookup } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

const PATIENCE_MS = 5_000;
const SOON_MS = 14 * 24 * 3_600_000;

/** Name, port and certificate of the cloud, one after the other; the first that fails is the last. */
export async function checkWay(apiUrl: string): Promise<Finding[]> {
  const url = new URL(apiUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isSecure = url.protocol === 'https:';
  const port = Number(url.port === '' ? (isSecure ? 443 : 80) : url.port);
  const findings: Finding[] = [];
  const steps = [
    ...(isIP(host) === 0 ? [() => checkName(host)] : []),
    () => checkPort(host, port),
    ...(isSecure ? [() => checkCertificate(host, port)] : []),
  ];
  for (const step of steps) {
    const finding = await step();
    findings.push(finding);
    if (finding.mark === 'failed') break;
  }
  return findings;
}

async function checkName(host: string): Promise<Finding> {
  try {
    const addresses = await lookup(host, { all: true });
    return ok(`${host} resolves to ${addresses.map(({ address }) => address).join(', ')}.`);
  } catch (error) {
    return failed(
      `The host ${host} cannot be found (${codeOf(error)}).`,
      'Check the spelling of the URL, the DNS of this machine and the VPN.',
    );
  }
}

async function checkPort(host: string, port: number): Promise<Finding> {
  const began = performance.now();
  const socket = connect({ host, port });
  const failure = await firstEvent(socket, 'connect');
  socket.destroy();
  if (failure === undefined) return ok(`Port ${port} is open (${Math.round(performance.now() - began)} ms).`);
  const refused = 'Nothing is listening there: check the port in the URL, and that the management server is running.';
  const silent = 'Check the network, the VPN and firewalls between here and there.';
  return failed(`${host}:${port} cannot be reached (${failure}).`, failure === 'ECONNREFUSED' ? refused : silent);
}

async function checkCertificate(host: string, port: number): Promise<Finding> {
  // Accepted here, whatever it is, so that what is wrong with it can be told. Nothing is sent.
  const socket = connectTls({
    host,
    port,
    rejectUnauthorized: false,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  try {
    const failure = await firstEvent(socket, 'secureConnect');
    if (failure !== undefined) {
      return failed(`${host}:${port} does not speak TLS (${failure}).`, 'Perhaps the URL should begin with http://.');
    }
    return judge(socket, host);
  } finally {
    socket.destroy();
  }
}

function judge(socket: TLSSocket, host: string): Finding {
  const { valid_to: end } = socket.getPeerCertificate();
  if (!socket.authorized) {
    return failed(
      // Declared as Error, but it is the code of OpenSSL.
      `The certificate of ${host} is not trusted (${codeOf(socket.authorizationError)}).`,
      'Trust its authority with NODE_EXTRA_CA_CERTS=/path/to/ca.pem, or renew it if it has expired.',
    );
  }
  const says = `${socket.getProtocol() ?? 'TLS'}, the certificate is trusted until ${end}.`;
  return Date.parse(end) - Date.now() < SOON_MS ? warning(says, 'It expires soon: renew it.') : ok(says);
}

/** Undefined once the event came, or why it did not. */
function firstEvent(socket: Socket, event: 'connect' | 'secureConnect'): Promise<string | undefined> {
  return new Promise((resolve) => {
    socket.setTimeout(PATIENCE_MS, () => resolve(`no answer within ${PATIENCE_MS / 1000} s`));
    socket.once(event, () => resolve(undefined));
    socket.once('error', (error) => resolve(codeOf(error)));
  });
}

function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown reason';
}
