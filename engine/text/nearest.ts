import { distance } from 'fastest-levenshtein';

/** The candidates most like `word`, best first: what "did you mean" offers. At most `most`, none that are too far off. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = word.toLowerCase();
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, far: howFar(wanted, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** A part of a name (`db` for `db-1`, `vm` for `vmid`) is nearer than its missing letters say. */
function howFar(wanted: string, candidate: string): number {
  const far = distance(wanted, candidate);
  const part =
    wanted.length >= 2 && (candidate.includes(wanted) || (candidate.length >= 3 && wanted.includes(candidate)));
  return part ? Math.min(far, 1.5) : far;
}

/** " Did you mean a, b or c?", or nothing; begins with a space so that it can follow a sentence. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  if (near.length === 0) return '';
  const last = near.pop() ?? '';
  return ` Did you mean ${near.length > 0 ? `${near.join(', ')} or ${last}` : last}?`;
}
