import { ApiError, badParameter } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { create } from '../generic/create.js';
import { carryOut } from '../generic/deed.js';
import { rowById } from '../store/index-of.js';
import { needRow } from '../store/find-row.js';
import { kindOfTable } from '../store/kinds.js';
import type { Row } from '../store/rows.js';

const ALGORITHMS = ['source', 'roundrobin', 'leastconn'];

const machinesOf = (rule: Row): string[] => (Array.isArray(rule['_machines']) ? (rule['_machines'] as string[]) : []);

const ruleOf = (call: Call): Row =>
  needRow(call, call.world.tables['loadBalancerRules'] ?? [], 'id', 'load balancer rule');

function refuseTakenPort({ params, world }: Call): void {
  const port = String(params.number('publicport') ?? '');
  const taken = (world.tables['loadBalancerRules'] ?? []).find(
    (rule) => rule['publicipid'] === params.text('publicipid') && String(rule['publicport']) === port,
  );
  if (!taken) return;
  const text = `The range specified, ${port}-${port}, conflicts with rule ${taken.id}`;
  throw new ApiError(537, text, { cserrorcode: 9999 });
}

/** Load balancer rules and the machines behind them. */
export const loadBalancerHandlers: Handlers = {
  createLoadBalancerRule(call) {
    const algorithm = call.params.text('algorithm') ?? '';
    if (!ALGORITHMS.includes(algorithm)) throw badParameter(`Invalid algorithm: ${algorithm}`);
    refuseTakenPort(call);
    const kind = kindOfTable('loadBalancerRules');
    if (!kind) throw badParameter('There are no load balancer rules');
    return carryOut(call, create(call, kind));
  },
  listLoadBalancerRuleInstances(call) {
    const { params, world } = call;
    const ids = machinesOf(ruleOf(call));
    const rows = ids.flatMap((id) => rowById(world.tables.virtualMachines, id) ?? []);
    if (params.flag('applied') === false) return { list: [] };
    return { list: rows };
  },
};
