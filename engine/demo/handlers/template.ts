import { invalidValue } from '../api-error.js';
import type { Call, Handlers, Result } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { discard } from '../generic/discard.js';
import { findRow, needRow } from '../store/find-row.js';
import { planJob } from '../jobs/plan-job.js';
import type { TemplateRow } from '../store/rows.js';
import { checkAccess, ownerFields } from '../access/scope.js';

const gib = 1024 ** 3;

/** Answers a list of one. The image is there at once and gets ready a while later. */
function register(call: Call, templatetype: string): Result {
  const { caller, params, world } = call;
  const { tables } = world;
  const url = params.text('url') ?? '';
  if (!/^https?:\/\/[^\s]+$/.test(url)) throw invalidValue(`Unsupported scheme for url: ${url}`);
  const zoneid = params.text('zoneid') ?? params.list('zoneids')?.[0];
  const zone = tables.zones.find((row) => row.id === zoneid) ?? tables.zones[0];
  if (zoneid === undefined || !zone)
    throw invalidValue('zoneId or zoneIds is required. zoneIds takes precedence over zoneId.');
  if (params.flag('isfeatured') && caller.role !== 'Admin') throw invalidValue('Only admins can feature a template');
  const ostype = findRow(call, tables.osTypes, 'ostypeid', 'OS type');
  const template: TemplateRow = {
    id: world.newId('template'),
    name: params.text('name') ?? '',
    displaytext: params.text('displaytext') ?? params.text('name'),
    ...ownerFields(call),
    zoneid: zone.id,
    zonename: zone.name,
    ispublic: params.flag('ispublic') ?? false,
    isfeatured: params.flag('isfeatured') ?? false,
    isready: false,
    isextractable: params.flag('isextractable') ?? false,
    crossZones: false,
    passwordenabled: params.flag('passwordenabled') ?? false,
    sshkeyenabled: params.flag('sshkeyenabled') ?? false,
    format: params.text('format')?.toUpperCase(),
    hypervisor: params.text('hypervisor'),
    status: '0% Downloaded',
    templatetype,
    ostypeid: ostype?.id,
    ostypename: ostype?.['description'],
    size: 4 * gib,
    arch: 'x86_64',
    url,
    created: cloudDate(world.now()),
  };
  tables.templates.push(template);
  world.jobs.later(() => Object.assign(template, { isready: true, status: 'Download Complete' }));
  return { list: [template] };
}

export const templateHandlers: Handlers = {
  registerTemplate: (call) => register(call, call.params.text('templatetype') ?? 'USER'),
  registerVnfTemplate: (call) => register(call, 'VNF'),
  deleteTemplate(call) {
    const { tables } = call.world;
    const template = needRow(call, tables.templates, 'id', 'template');
    checkAccess(call, template);
    return planJob(template, {
      event: 'TEMPLATE.DELETE',
      saying: 'deleting template',
      aboutType: 'Template',
      check: () => {
        const users = tables.virtualMachines.filter((vm) => vm.templateid === template.id);
        if (users.length === 0 || call.params.flag('forced')) return;
        throw invalidValue(
          `Unable to delete template with id: ${template.id} because VM instances: [${users.map((vm) => vm.name).join(', ')}] are using it.`,
        );
      },
      act: () => {
        discard(call, { row: template, table: 'templates' });
        return undefined;
      },
    });
  },
};
