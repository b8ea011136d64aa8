import { mayCall } from '../access/authenticate.js';
import type { Call, Handlers } from '../call.js';
import type { BuiltInCommand, Role } from '../../facts/load-facts.js';
import { allowedFor } from '../request/parameters.js';
import type { Row } from '../store/rows.js';

const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** One entry as ApiDiscoveryServiceImpl makes it, with the odd empty object among the response fields. */
function describe(command: BuiltInCommand, role: Role, types: Call['world']['types']): Row {
  const params = command.params
    .filter((param) => allowedFor(param, role))
    .map((param) => ({
      name: param.name,
      description: `the ${param.name} of the request`,
      type: param.type,
      length: param.length ?? 255,
      required: param.required ?? false,
      ...(param.since === undefined ? {} : { since: param.since }),
    }));
  const fields = types[command.answersReally ?? command.answers]?.fields ?? [];
  return {
    id: command.name,
    name: command.name,
    description: words(command.name),
    isasync: command.async,
    ...(command.since === undefined ? {} : { since: command.since }),
    related: '',
    httprequesttype: command.http,
    params,
    response: [...fields.map(({ name, type }) => ({ name, description: `the ${name}`, type })), {}],
  };
}

const described = new Map<string, Row>();

/** listApis (what this caller's role may call), listCapabilities, listDetailOptions. */
export const discoveryHandlers: Handlers = {
  listApis({ caller, params, world }) {
    const wanted = params.text('name');
    const list = [...world.offered.values()]
      .filter(
        (command) => command.authenticator ?? (command.roles.includes(caller.role) && mayCall(caller, command.name)),
      )
      .filter((command) => wanted === undefined || command.name.toLowerCase() === wanted.toLowerCase())
      .map((command) => {
        const key = `${caller.role}/${command.name}`;
        const row = described.get(key) ?? describe(command, caller.role, world.types);
        described.set(key, row);
        return row;
      });
    return { list };
  },
  listDetailOptions: () => ({
    object: {
      id: 'detailoptions',
      details: {
        keyboard: ['uk', 'us', 'jp', 'fr', 'de'],
        UEFI: ['LEGACY', 'SECURE'],
        'cpu.corespersocket': [],
        rootdisksize: [],
      },
    },
  }),
  listCapabilities({ caller }) {
    return {
      object: {
        id: 'capability',
        securitygroupsenabled: false,
        dynamicrolesenabled: true,
        cloudstackversion: '4.23.0.0',
        userpublictemplateenabled: true,
        supportELB: 'false',
        projectinviterequired: false,
        allowusercreateprojects: true,
        customdiskofferingminsize: 1,
        customdiskofferingmaxsize: 1024,
        regionsecondaryenabled: false,
        kvmsnapshotenabled: true,
        allowuserviewdestroyedvm: true,
        allowuserexpungerecovervm: true,
        allowuserexpungerecovervolume: true,
        allowuserviewalldomainaccounts: caller.role !== 'User',
        kubernetesserviceenabled: true,
        defaultuipagesize: 20,
        instanceleaseenabled: false,
      },
    };
  },
};
