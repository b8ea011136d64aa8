import { costParts } from '../../../../manifest/token-cost.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

/** As many as a model takes in at a glance; the built-in tools have six on average. */
const MOST = 10;

const routerParams = (more: string): string => `params:
  id: { use: router, description: Only this router. }
  networkid: { use: network, description: Only those of this network. }
  vpcid: { use: vpc, description: Only those of this VPC. }
  zoneid: { use: zone, description: Only in this zone. }
  podid: { use: pod, description: Only in this pod. }
  hostid: { use: host, description: Only those on this host. }
  state: { type: string, description: "Only those in this state, such as Running." }
  version: { type: string, ${more}description: Only those with this version of the software. }
`;

export const listedArguments: Rule = {
  id: 'clients/listed-arguments',
  title: `A tool lists ${MOST} arguments at most; the rare ones are marked with \`more\`.`,
  why: 'Every listed argument costs tokens in every conversation and is one more that a model can get wrong. With `more: true` it is still accepted and explained by describe-tool.',
  severity: 'warning',
  bad: inRead(routerParams('')),
  good: inRead(routerParams('more: true, ')),
  *checkManifest({ tool: { params, listed } }) {
    const shown = Object.entries(params).filter(([, { more, deprecated }]) => !more && deprecated === undefined);
    if (shown.length <= MOST) return;
    const optional = new Set(shown.filter(([, { required }]) => !required).map(([name]) => name));
    const dearest = costParts(listed).flatMap(({ argument = '' }) => (optional.has(argument) ? [argument] : []));
    yield {
      at: ['params'],
      message: `The tool lists ${shown.length} arguments; ${MOST} is the most that a model can choose from.`,
      hint:
        optional.size === 0
          ? 'All of them are required, so add an exception to _shared/lint-exceptions.yaml.'
          : `Add \`more: true\` to at least ${shown.length - MOST} of those that are rarely needed. The longest are ${dearest.slice(0, 3).join(', ')}.`,
    };
  },
};
