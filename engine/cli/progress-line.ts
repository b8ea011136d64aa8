import type { Terminal } from './terminal.js';

/** One line that changes in place and is gone at the end. Does nothing where nobody reads it. */
export interface ProgressLine {
  show: (text: string) => void;
  erase: () => void;
}

const ERASE = '\r\x1b[K';

export function openProgressLine({ isTold, tell, colors, columns }: Terminal): ProgressLine {
  let isShown = false;
  return {
    show(text) {
      if (!isTold) return;
      isShown = true;
      tell(ERASE + colors.dim(text.slice(0, Math.max(0, columns - 1))));
    },
    erase() {
      if (isShown) tell(ERASE);
      isShown = false;
    },
  };
}
