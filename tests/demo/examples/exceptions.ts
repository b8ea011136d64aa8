import type { Example } from './read-examples.js';

interface Exception {
  /** Of these tools. */
  tools: readonly string[];
  /** Only findings of this form. */
  says: RegExp;
  why: string;
}

/** Examples that do not come to a good end on the demo cloud, and why that is right. */
const exceptions: readonly Exception[] = [];

export const exceptionFor = ({ tool }: Example, says: string): string | undefined =>
  exceptions.find((one) => one.tools.includes(tool) && one.says.test(says))?.why;
