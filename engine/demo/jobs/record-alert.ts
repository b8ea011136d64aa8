import type { ApiError } from '../api-error.js';
import type { Call, JobPlan } from '../call.js';
import { cloudDate } from '../cloud-date.js';

/** Failures of the cloud itself, not of a request that it refuses: 530, and 533 and 534 for what it lacks. */
const CLOUDS_OWN = new Set([530, 533, 534]);

/** What a job was about, by the beginning of its event, and the alert for it (AlertService.AlertType). */
const ALERTS: readonly (readonly [event: RegExp, type: number, name: string])[] = [
  [/^VM\./, 8, 'ALERT.USERVM'],
  [/^ROUTER\./, 9, 'ALERT.SERVICE.DOMAINROUTER'],
  [/^(HOST|MAINT)\./, 7, 'ALERT.COMPUTE.HOST'],
  [/^(VOLUME|SNAPSHOT|TEMPLATE|ISO)\./, 12, 'ALERT.STORAGE.MISC'],
];

/** A job that the cloud could not do is told to whoever runs it. */
export function recordAlert(call: Call, { event = '', saying, about }: JobPlan, error: ApiError): void {
  const alert = ALERTS.find(([begins]) => begins.test(event));
  if (!alert || !CLOUDS_OWN.has(error.errorcode)) return;
  const [, type, name] = alert;
  const whose = about?.name ?? about?.id;
  call.world.tables.alerts.unshift({
    id: call.world.newId('alert'),
    name,
    type,
    description: `Failed ${saying ?? event}${whose === undefined ? '' : ` of ${whose}`}: ${error.message}`,
    sent: cloudDate(call.world.now()),
  });
}
