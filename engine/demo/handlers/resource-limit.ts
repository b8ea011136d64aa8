import { countOf, limitOf, limitRow, type LimitOwner } from '../access/limits.js';
import { RESOURCES, type Resource } from '../access/resources.js';
import { invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { ownerFields } from '../access/scope.js';
import type { Row } from '../store/rows.js';

/** Whose limits are meant: an account's, a project's, a domain's, or the caller's. */
function ownerOf(call: Call): LimitOwner & Partial<Row> {
  const { params, world } = call;
  const domainid = params.text('domainid');
  if (params.has('account') && domainid === undefined)
    throw invalidValue('With the name of an account goes its domain.');
  if (domainid === undefined || params.has('account') || params.has('projectid')) return ownerFields(call);
  return { domainid, domain: world.tables.domains.find(({ id }) => id === domainid)?.name };
}

/** The resources that are asked for; all unless told. */
function wanted({ params }: Call): readonly Resource[] {
  const number = params.number('resourcetype');
  if (number === undefined)
    return RESOURCES.filter((one) => [undefined, one].includes(params.text('resourcetypename') as Resource));
  const resource = RESOURCES[number];
  if (!resource) throw invalidValue('There is no such type of resource.');
  return [resource];
}

const told = (owner: LimitOwner, resource: Resource): Row => ({
  id: '',
  ...owner,
  resourcetype: String(RESOURCES.indexOf(resource)),
  resourcetypename: resource,
});

/** How much of what somebody may have, and how much they have. */
export const resourceLimitHandlers: Handlers = {
  listResourceLimits(call) {
    const owner = ownerOf(call);
    const { tables } = call.world;
    return { list: wanted(call).map((one) => ({ ...told(owner, one), max: limitOf(tables, owner, one) })) };
  },
  updateResourceLimit(call) {
    const { params, world } = call;
    const owner = ownerOf(call);
    const [resource = 'user_vm'] = wanted(call);
    const max = params.number('max') ?? -1;
    const kept = limitRow(world.tables, owner, resource);
    if (kept) kept['max'] = max;
    else (world.tables['resourceLimits'] ??= []).push({ ...told(owner, resource), id: world.newId('limit'), max });
    return { object: { ...told(owner, resource), max } };
  },
  updateResourceCount(call) {
    const owner = ownerOf(call);
    const { tables } = call.world;
    return { list: wanted(call).map((one) => ({ ...told(owner, one), resourcecount: countOf(tables, owner, one) })) };
  },
};
