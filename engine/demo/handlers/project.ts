import { invalidValue } from '../api-error.js';
import type { Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { planJob } from '../jobs/plan-job.js';
import type { ProjectRow } from '../store/rows.js';
import { ownerFields } from '../access/scope.js';

export const projectHandlers: Handlers = {
  createProject(call) {
    const { caller, params, world } = call;
    const { tables } = world;
    const name = params.text('name') ?? '';
    const { account: ownerName, domainid, domain } = ownerFields(call);
    const owner = tables.accounts.find((row) => row.name === ownerName && row.domainid === domainid) ?? caller.account;
    if (tables.projects.some((row) => row.name === name && row.domainid === domainid)) {
      throw invalidValue(`Project with name ${name} already exists in domain id=${domainid}`);
    }
    const user = tables.users.find((row) => row.accountid === owner.id);
    const project: ProjectRow = {
      id: world.newId('project'),
      name,
      displaytext: params.text('displaytext') ?? name,
      domainid,
      domain,
      owner: [{ account: owner.name, userid: user?.id, user: user?.username }],
      projectaccountname: `PrjAcct-${name}-1`,
      state: 'Active',
      created: cloudDate(world.now()),
      _members: [owner.id],
    };
    tables.projects.push(project);
    return planJob(project, {
      event: 'PROJECT.CREATE',
      saying: 'creating project',
      aboutType: 'Project',
      id: project.id,
      act: () => project,
    });
  },
};
