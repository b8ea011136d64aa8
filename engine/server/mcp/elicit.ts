import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { ElicitRequestFormParams } from '@modelcontextprotocol/sdk/types.js';
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
      switch (action) {
        case 'accept':
          return accepted(question, content ?? {});
        case 'decline':
          return { action: 'decline' };
        case 'cancel':
          return { action: 'dismiss' };
      }
    } catch (error) {
      // A person who did not look is told apart from a client that could not show the question, or answered nonsense.
      const isLate = error instanceof McpError && error.code === ErrorCode.RequestTimeout.valueOf();
      return isLate
        ? { action: 'no-answer' }
        : { action: 'odd', how: 'answered with an error, or not as it was asked' };
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

/** Yes and no are what the form asks for; anything else is no answer of a person. */
function accepted({ phrase }: Question, content: Record<string, unknown>): Reply {
  if (phrase === undefined && content['confirm'] === false) return { action: 'decline' };
  if (phrase === undefined && content['confirm'] === true) return { action: 'accept' };
  if (phrase !== undefined && typeof content['phrase'] === 'string') {
    return { action: 'accept', phrase: content['phrase'] };
  }
  return {
    action: 'odd',
    how: `said yes without ${phrase === undefined ? 'the answer' : 'the phrase'} that was asked for`,
  };
}
