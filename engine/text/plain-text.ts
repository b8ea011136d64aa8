/** In one line: a value of the cloud may not begin a line of its own, which could pass for one that people decide by. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** A scalar as text; what is no scalar, or nothing at all, has none. */
export function plainText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return '';
  }
}
