import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { ElicitRequestFormParams } from '@modelcontextprotocol/sdk/types.js';
import { plainText } from '../../text/plain-text.js';
import type { Ask, Question, Reply } from '../../call/guard/confirm.js';

/** A way to ask the person through the client (MCP elicitation); undefined if the client does not offer one. */
export function askThroughClient(server: Server): Ask | undefined {
  const offered = server.getClientCapabilities()?.elicitation;
  if (!offered || (offered.form === undefined && offered.url !== undefined)) return undefined;
  return async (question) => {
    try {
      const { timeoutMs: timeout, signal } = question;
      const { action, content } = await server.elicitInput(formFor(question), {
        timeout,
        ...(signal ? { signal } : {}),
      });
      if (action === 'accept') return accepted(question, content ?? {});
      return { action: 'decline' };
    } catch (error) {
      // What the client could not show is told apart from a person who did not look.
      const isLate = error instanceof McpError && error.code === ErrorCode.RequestTimeout.valueOf();
      return { action: isLate ? 'no-answer' : 'unable' };
    }
  };
}

/** Forms are flat; the phrase is one field of text, and without one a plain yes. */
function formFor({ message, phrase }: Question): ElicitRequestFormParams {
  const properties: ElicitRequestFormParams['requestedSchema']['properties'] =
    phrase === undefined
      ? { confirm: { type: 'boolean', title: 'Do it', description: 'Yes: go ahead. No: nothing is changed.' } }
      : { phrase: { type: 'string', title: 'To confirm, type', description: phrase } };
  const told = phrase === undefined ? message : `${message}\nTo go ahead, type: ${phrase}`;
  return { message: told, requestedSchema: { type: 'object', properties, required: Object.keys(properties) } };
}

function accepted({ phrase }: Question, content: Record<string, unknown>): Reply {
  if (phrase !== undefined) return { action: 'accept', phrase: plainText(content['phrase']) };
  return { action: content['confirm'] === true ? 'accept' : 'decline' };
}
