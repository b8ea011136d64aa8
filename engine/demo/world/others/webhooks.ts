import type { WorldPart } from '../expand.js';

/** Messages to other systems when something happens. */
export const webhooks: WorldPart = {
  webhooks: [
    {
      name: 'ops-alerts',
      owner: 'acme-admin',
      payloadurl: 'https://hooks.acme.example/ops',
      state: 'Enabled',
      scope: 'Domain',
      sslverification: true,
      secretkey: 'demo-ops-hook-secret',
      description: 'To the people on call',
    },
    {
      name: 'ci-events',
      owner: 'alice',
      payloadurl: 'https://hooks.acme.example/ci',
      state: 'Enabled',
      scope: 'Local',
      sslverification: true,
      secretkey: 'demo-ci-hook-secret',
      description: 'To the build server',
    },
  ],
  webhookFilters: [
    {
      key: 'ops',
      webhookid: '@webhooks/ops-alerts',
      type: 'EventType',
      mode: 'Include',
      matchtype: 'Prefix',
      value: 'VM.',
    },
    {
      key: 'ci',
      webhookid: '@webhooks/ci-events',
      type: 'EventType',
      mode: 'Exclude',
      matchtype: 'Exact',
      value: 'USER.LOGIN',
    },
  ],
  webhookDeliveries: [
    {
      key: 'ops',
      webhookid: '@webhooks/ops-alerts',
      webhookname: 'ops-alerts',
      eventtype: 'VM.START',
      headers: 'Content-Type: application/json',
      payload: '{"event":"VM.START"}',
      success: true,
      response: 'ok',
      startdate: '~0.2',
      enddate: '~0.2',
    },
    {
      key: 'ci',
      webhookid: '@webhooks/ci-events',
      webhookname: 'ci-events',
      eventtype: 'VM.STOP',
      headers: 'Content-Type: application/json',
      payload: '{"event":"VM.STOP"}',
      success: false,
      response: 'connection refused',
      startdate: '~0.3',
      enddate: '~0.3',
    },
  ],
};
