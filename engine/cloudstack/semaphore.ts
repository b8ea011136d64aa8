/** Lets so many through at a time and the others wait in line. */
export interface Semaphore {
  /** Resolves with what gives the place back, or with undefined if the signal or `close` came first. */
  enter(signal: AbortSignal): Promise<(() => void) | undefined>;
  /** How many are through. */
  readonly taken: number;
  /** Nobody gets in any more, also of those who wait. */
  close(): void;
}

export function openSemaphore(places: number): Semaphore {
  const waiting = new Set<{ go: () => void; stop: () => void }>();
  let taken = 0;
  let isClosed = false;
  const leave = (): void => {
    const [next] = waiting;
    // The place goes straight to the next in line, so that nobody who comes meanwhile is quicker.
    if (next) next.go();
    else taken--;
  };
  return {
    async enter(signal) {
      if (signal.aborted || isClosed) return undefined;
      if (taken < places) {
        taken++;
        return leave;
      }
      return new Promise((resolve) => {
        const end = (entered: (() => void) | undefined): void => {
          waiting.delete(one);
          signal.removeEventListener('abort', one.stop);
          resolve(entered);
        };
        const one = { go: () => end(leave), stop: () => end(undefined) };
        waiting.add(one);
        signal.addEventListener('abort', one.stop, { once: true });
      });
    },
    get taken() {
      return taken;
    },
    close() {
      isClosed = true;
      for (const { stop } of waiting) stop();
    },
  };
}
