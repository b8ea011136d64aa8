import type { ToolError } from '../../errors.js';
import type { Shown } from './shown.js';

/** An error as the reader needs it: what happened, what CloudStack says of it word by word, what to do, and its code. */
export function showError(error: ToolError): Shown {
  const { code, message, next, cloud, data } = error;
  const numbers = [cloud?.errorcode, cloud?.cserrorcode].filter((number) => number !== undefined);
  const lines = [
    message,
    ...(cloud ? [saying(cloud.text, numbers.length > 0 ? ` (${numbers.join('/')})` : '')] : []),
    ...(next === '' ? [] : [next]),
    ...(code === 'confirmation-needed' ? [] : [`[${code}]`]),
  ];
  return {
    text: lines.join('\n'),
    structured: { error: code, ...(cloud?.errorcode === undefined ? {} : { errorcode: cloud.errorcode }), ...data },
  };
}

function saying(text: string, numbers: string): string {
  return text === '' ? `CloudStack gives no reason${numbers}.` : `CloudStack says: "${text}"${numbers}`;
}
