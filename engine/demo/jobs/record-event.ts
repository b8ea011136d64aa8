import type { Call, JobPlan } from '../call.js';
import { cloudDate } from '../cloud-date.js';

/** Adds a row to the list of events for one step of a job. */
export function recordEvent(
  call: Call,
  plan: Pick<JobPlan, 'event' | 'saying' | 'about' | 'aboutType'>,
  state: 'Started' | 'Completed' | 'Failed',
  reason?: string,
): void {
  if (!plan.event) return;
  const { account, user } = call.caller;
  const saying = `${plan.saying ?? plan.event}${plan.about ? `. ID: ${plan.about.id}` : ''}`;
  const { events } = call.world.tables;
  const started =
    plan.about === undefined || state === 'Started'
      ? undefined
      : events.find((one) => one['resourceid'] === plan.about?.id && one['type'] === plan.event);
  const text = {
    Started: `Starting job for ${saying}`,
    Completed: `Successfully completed ${saying}`,
    Failed: `Error while ${saying}${reason ? `: ${reason}` : ''}`,
  }[state];
  events.unshift({
    id: call.world.newId('event'),
    username: user.username,
    type: plan.event,
    level: state === 'Failed' ? 'ERROR' : 'INFO',
    description: text,
    account: account.name,
    domainid: account.domainid,
    domain: account.domain,
    ...(plan.about ? { resourceid: plan.about.id, resourcetype: plan.aboutType ?? 'VirtualMachine' } : {}),
    ...(plan.about?.name ? { resourcename: plan.about.name } : {}),
    created: cloudDate(call.world.now()),
    state: state === 'Started' ? 'Started' : 'Completed',
    archived: false,
    ...(started === undefined ? {} : { parentid: started.id }),
  });
}
