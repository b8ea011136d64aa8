import { failure, invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { removeRow } from '../store/find-row.js';
import { planJob } from '../jobs/plan-job.js';
import { findById } from '../store/index-of.js';
import { tablesOf } from '../store/relations.js';
import type { OwnedRow, TagRow } from '../store/rows.js';
import { checkAccess } from '../access/scope.js';

/** What CloudStack calls kinds here that go by another name elsewhere. */
const SPOKEN: Record<string, string> = {
  uservm: 'virtualMachines',
  loadbalancer: 'loadBalancerRules',
  customergateway: 'vpnCustomerGateways',
};

/** Known to CloudStack, but without tags. */
const WITHOUT_TAGS =
  /^(privategateway|zone|serviceoffering|storage|networkacllist|vpngateway|diskoffering|autoscalevm(profile|group)|lb(stickiness|healthcheck)policy|guestos|networkoffering|vpcoffering|domain|domainrouter|nic)$/;

function taggable(call: Call): { resourcetype: string; rows: OwnedRow[] } {
  const { params, world } = call;
  const resourcetype = params.text('resourcetype') ?? '';
  const word = resourcetype.toLowerCase();
  const tables = SPOKEN[word] ? [SPOKEN[word]] : tablesOf(word);
  if (tables.length === 0 && !WITHOUT_TAGS.test(word)) throw invalidValue(`Invalid resource type: ${resourcetype}`);
  if (WITHOUT_TAGS.test(word)) return { resourcetype, rows: [] };
  const rows = (params.list('resourceids') ?? []).map((id) => {
    const row = findById(world.tables, tables, id)?.row;
    if (!row) throw invalidValue(`Unable to find resource by id ${id} and type ${resourcetype}`);
    checkAccess(call, row);
    return row as OwnedRow;
  });
  return { resourcetype, rows };
}

/** Throws what is found out in the job: 431 for a kind that has no tags, 530 for a key that is there already. */
function checkTags({ world }: Call, resourcetype: string, rows: readonly OwnedRow[], keys: readonly string[]): void {
  if (WITHOUT_TAGS.test(resourcetype.toLowerCase()))
    throw invalidValue(`The resource type ${resourcetype} doesn't support resource tags`);
  for (const row of rows) {
    const known = world.tables.tags.find((tag) => tag.resourceid === row.id && keys.includes(tag.key));
    if (known) throw failure(`The tag ${known.key} is on ${resourcetype} with id ${row.id} already`);
  }
}

/** Adds tags to one object; a key that is there already gets the new value. */
export function addTags({ world }: Call, resourcetype: string, row: OwnedRow, tags: Record<string, string>): void {
  for (const [key, value] of Object.entries(tags)) {
    const old = world.tables.tags.find((tag) => tag.resourceid === row.id && tag.key === key);
    if (old) {
      old.value = value;
      continue;
    }
    const { account, domainid, domain, projectid, project } = row;
    const tag: TagRow = { id: world.newId('tag'), key, value, resourcetype, resourceid: row.id, domainid, domain };
    Object.assign(tag, account === undefined ? {} : { account }, projectid === undefined ? {} : { projectid, project });
    world.tables.tags.push(tag);
  }
}

export const tagHandlers: Handlers = {
  createTags(call) {
    const { resourcetype, rows } = taggable(call);
    const tags = call.params.keyed('tags');
    if (Object.hasOwn(tags, '')) throw invalidValue('Tag key must be specified');
    return planJob(
      { id: call.world.newId('tagging') },
      {
        event: 'CREATE_TAGS',
        saying: 'creating resource tags',
        aboutType: 'None',
        check: () => checkTags(call, resourcetype, rows, Object.keys(tags)),
        act: () => {
          for (const row of rows) addTags(call, resourcetype, row, tags);
          return undefined;
        },
      },
    );
  },
  deleteTags(call) {
    const { params, world } = call;
    const { rows } = taggable(call);
    const ids = new Set(rows.map((row) => row.id));
    // A tag given without a value goes whatever its value is; without any tags all of them go.
    const wanted = params.records('tags');
    const doomed = world.tables.tags.filter(
      (tag) =>
        ids.has(tag.resourceid) &&
        (wanted.length === 0 ||
          wanted.some(
            ({ key, value }) => key === tag.key && (value === undefined || value === '' || value === tag.value),
          )),
    );
    if (doomed.length === 0)
      throw invalidValue('Unable to find any tags which conform to specified delete parameters.');
    return planJob(
      { id: world.newId('tagging') },
      {
        event: 'DELETE_TAGS',
        saying: 'deleting resource tags',
        aboutType: 'None',
        act: () => {
          for (const tag of doomed) removeRow(call, world.tables.tags, tag);
          return undefined;
        },
      },
    );
  },
};
