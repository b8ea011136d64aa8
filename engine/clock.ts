let stopped: number | undefined;

/** The time in ms since 1970, for what people read and write: "3 days ago", "-7d". */
export function now(): number {
  return stopped ?? Date.now();
}

/** From now on it is always then in this process, so that made-up examples read the same every day. */
export function stopClock(at: string): void {
  stopped = Date.parse(at);
}
