import { jobsLeftBehind } from '../../call/job-notes.js';
import type { Settings } from '../../config/settings.js';
import { warning } from './finding.js';
import type { Finding } from './finding.js';

const SHOWN = 5;

/** Jobs whose end no server saw, since it was ended before, or nobody asked. */
export function checkJobs(settings: Settings, fits: (tool: string) => boolean = () => true): Finding[] {
  const left = jobsLeftBehind(settings).filter(({ tool }) => fits(tool));
  const [newest] = left.slice(-1);
  if (!newest) return [];
  const shown = left.slice(-SHOWN).map(({ job, tool, began }) => `${job} of ${tool}, begun ${began}`);
  const more = left.length > SHOWN ? [`and ${left.length - SHOWN} before them`] : [];
  return [
    warning(
      `Nobody has seen the end of ${left.length === 1 ? 'a job' : `${left.length} jobs`}: ${[...shown, ...more].join('; ')}.`,
      `wait-for-job {"jobid": "${newest.job}"} shows it, and hands over a password or key if it made one. CloudStack keeps it for a day.`,
    ),
  ];
}
