import { exchange, type Json, type Reply } from './signed-client.js';

export interface Asked {
  status: number;
  body: Json;
}

/** Somebody who has logged in as a browser does: by cookies and a session key instead of a signature. */
export interface SessionClient {
  /** What login said. */
  login: Json;
  ask: (command: string, params?: Record<string, string>) => Promise<Asked>;
}

function read({ status, text }: Reply): Asked {
  const [body] = Object.values((text === '' ? {} : JSON.parse(text)) as Record<string, Json>);
  return { status, body: body ?? ({} as Json) };
}

/** Logs in; the domain is a path such as /acme. */
export async function logIn(
  cloud: { url: string },
  username: string,
  password: string,
  domain = '/',
): Promise<SessionClient> {
  const words = { command: 'login', username, password, domain, response: 'json' };
  const reply = await exchange(cloud.url, Object.entries(words));
  const cookie = [reply.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
  const login = read(reply).body;
  const sessionkey = String(login['sessionkey'] as unknown);
  const ask: SessionClient['ask'] = async (command, params = {}) =>
    read(
      await exchange(cloud.url, Object.entries({ ...params, command, sessionkey, response: 'json' }), {
        headers: { cookie },
      }),
    );
  return { login, ask };
}
