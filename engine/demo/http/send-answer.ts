import type { ServerResponse } from 'node:http';
import type { Answer } from '../answer/answer-request.js';
import type { Fault } from './faults.js';
import { page } from './http-server.js';

export interface Envelope {
  contentType: string;
  text: string;
  status: number;
}

const xmlText = (value: unknown): string =>
  String(value).replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign);

/** CloudStack's default form, kept short here: it is only met by a client that forgets `response=json`. */
function asXml(value: unknown, tag: string): string {
  if (Array.isArray(value)) return value.map((item) => asXml(item, tag)).join('');
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([name, field]) => asXml(field, name))
          .join('')
      : xmlText(value);
  return `<${tag}>${inside}</${tag}>`;
}

/** Renders an answer as JSON or, without `response=json`, as XML. */
export function renderAnswer(answer: Answer, json: boolean): Envelope {
  if (answer.body === undefined) return { contentType: 'text/xml;charset=UTF-8', text: '', status: answer.status };
  if (json)
    return { contentType: 'application/json;charset=UTF-8', text: JSON.stringify(answer.body), status: answer.status };
  const [[tag, content] = ['errorresponse', '']] = Object.entries(answer.body ?? {});
  return {
    contentType: 'text/xml;charset=UTF-8',
    text: `<?xml version="1.0" encoding="UTF-8"?>${asXml(content, tag)}`,
    status: answer.status,
  };
}

/** Sends an answer, spoiled by the fault if there is one. Gives the status that went out; 0 when none did. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  json: boolean,
  fault: Fault | undefined,
  date: Date,
): number {
  const { contentType, text, status } = renderAnswer(answer, json);
  response.sendDate = false;
  response.setHeader('Date', date.toUTCString());
  if (answer.description !== undefined) {
    // Header values may hold no line breaks and nothing outside Latin-1.
    response.setHeader('X-Description', answer.description.replace(/[^\x20-\x7e]/g, '?'));
  }
  if (answer.cookies) response.setHeader('Set-Cookie', answer.cookies);
  const send = (code: number, type: string, body: string): number => {
    response.writeHead(code, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }).end(body);
    return code;
  };
  switch (fault?.kind) {
    case 'cut-before':
    case 'cut-after':
      response.destroy();
      return 0;
    case 'hang':
    case 'hang-before':
      return 0;
    case 'truncate': {
      const bytes = Buffer.from(text);
      response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': bytes.length });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
      return status;
    }
    case 'html':
      return send(fault.status, 'text/html', page(`${fault.status} from the proxy`));
    case 'empty':
      // ApiServlet writes nothing where an exception escapes it, and calls that XML.
      return send(200, 'text/xml;charset=UTF-8', '');
    case 'raw':
      return send(fault.status, fault.contentType, fault.text);
    case 'not-json':
      return send(200, contentType, 'this is {not JSON');
    case 'unknown-envelope':
      return send(200, contentType, JSON.stringify('body' in fault ? fault.body : { first: {}, second: [] }));
    case 'trickle': {
      const bytes = Buffer.from(text);
      const size = Math.ceil(bytes.length / 10);
      response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': bytes.length });
      for (let at = 0; at < 10; at++)
        setTimeout(() => {
          response.write(bytes.subarray(at * size, (at + 1) * size));
          if (at === 9) response.end();
        }, at * fault.ms).unref();
      return status;
    }
    case 'slow':
      setTimeout(() => send(status, contentType, text), fault.ms).unref();
      return status;
    default:
      return send(status, contentType, text);
  }
}
