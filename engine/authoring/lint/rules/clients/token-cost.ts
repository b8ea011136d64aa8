import { costParts, tokenCost } from '../../../../manifest/token-cost.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Names of rare arguments not counted, the built-in tools have 220 on average and nine in ten stay below 320. */
const BUDGET = 350;

const wordy = (description: string): string =>
  `params:\n${[
    'zoneid: { use: zone',
    'podid: { use: pod',
    'hostid: { use: host',
    'vpcid: { use: vpc',
    'version: { type: string',
  ]
    .map((param) => `  ${param}, description: ${description} }\n`)
    .join('')}`;

export const tokenBudget: Rule = {
  id: 'clients/token-cost',
  title: `A tool costs ${BUDGET} tokens at most in the list of tools, apart from the names in \`more\`.`,
  why: 'The list of tools stands in every conversation, before the first word is said. A thousand tools of this size do not fit into any model.',
  severity: 'warning',
  bad: inRead(
    wordy(
      'Only those that belong to this thing and to nothing else as far as the key that the server uses is allowed to see them at the time of the call so that all the others are left out of the answer.',
    ),
  ),
  good: inRead(wordy('Only those that belong to it.')),
  *checkManifest({ manifest: { params: own = {} }, tool: { listed } }) {
    const whole = tokenCost(listed);
    if (whole <= BUDGET) return;
    const parts = costParts(listed);
    // How many rare arguments there are is CloudStack's doing; how they are told is the engine's.
    const names = parts.find(({ argument }) => argument === 'more')?.tokens ?? 0;
    const cost = whole - names;
    if (cost <= BUDGET) return;
    const told = parts
      .filter(({ argument }) => argument !== 'more')
      .slice(0, 4)
      .map(({ argument, tokens }) => `${argument === undefined ? 'the description' : `\`${argument}\``} ${tokens}`);
    const dearest = parts.find(({ argument }) => argument !== 'more')?.argument;
    yield {
      at: dearest !== undefined && own[dearest] ? ['params', dearest] : ['description'],
      message: `The texts of this tool are too long: about ${cost} tokens, and ${BUDGET} is the most.`,
      hint: `Shorten the longest (${told.join(', ')} tokens), or add \`more: true\` to arguments that are rarely needed.`,
    };
  },
};
