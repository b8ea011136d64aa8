import { ApiError } from '../api-error.js';

/**
 * Kinds of mistakes that many commands know: what is wrong is the same, but the number that CloudStack answers depends
 * on how the command was written.
 */
export type Mistake = 'gone' | 'duplicate' | 'in-use' | 'missing' | 'state' | 'value';

type Numbers = readonly [errorcode: number, cserrorcode: number];

const INVALID: Numbers = [431, 4350];
const RUNTIME: Numbers = [530, 4250];
const SERVER: Numbers = [530, 9999];
const PARAM: Numbers = [431, 9999];
const DENIED: Numbers = [531, 4365];

const USUAL: Record<Mistake, Numbers> = {
  gone: INVALID,
  duplicate: INVALID,
  'in-use': INVALID,
  missing: INVALID,
  state: INVALID,
  value: INVALID,
};

/** Commands whose numbers are others, as recorded. */
const OTHERS: Partial<Record<Mistake, Record<string, Numbers>>> = {
  gone: {
    deleteBackupOffering: RUNTIME,
    releasePodIpAddress: RUNTIME,
    deleteKubernetesSupportedVersion: RUNTIME,
    deleteDnsServer: RUNTIME,
    deleteDnsZone: RUNTIME,
    deleteLdapConfiguration: SERVER,
  },
  duplicate: {
    addDnsServer: SERVER,
    addLdapConfiguration: SERVER,
    addNetworkServiceProvider: RUNTIME,
    addTrafficType: RUNTIME,
    addCluster: RUNTIME,
    addWebhookFilter: SERVER,
    createDnsZone: SERVER,
    createExtension: RUNTIME,
    createGpuCard: SERVER,
    createNetworkOffering: SERVER,
    createRole: SERVER,
    createRolePermission: DENIED,
    createUser: RUNTIME,
    createVPCOffering: SERVER,
    createInternalLoadBalancerElement: SERVER,
    createStoragePool: SERVER,
    createVirtualRouterElement: SERVER,
    dedicateHost: RUNTIME,
    dedicateZone: RUNTIME,
    createWebhook: SERVER,
    registerOauthProvider: RUNTIME,
    cloneBackupOffering: RUNTIME,
    createASNRange: SERVER,
    createStaticRoute: [537, 9999],
    linkDomainToLdap: SERVER,
  },
  'in-use': {
    deleteASNRange: RUNTIME,
    deleteBackupOffering: RUNTIME,
    deleteCluster: RUNTIME,
    deleteCondition: [536, 4375],
    deleteDnsServer: RUNTIME,
    deleteDomain: RUNTIME,
    deleteExtension: RUNTIME,
    deleteHost: RUNTIME,
    deleteKubernetesSupportedVersion: RUNTIME,
    deleteNetwork: RUNTIME,
    deleteNetworkACLList: RUNTIME,
    deletePhysicalNetwork: RUNTIME,
    deletePod: RUNTIME,
    deletePrivateGateway: RUNTIME,
    deleteProjectRole: DENIED,
    deleteRole: DENIED,
    deleteSslCert: [530, 0],
    deleteUserData: RUNTIME,
    deleteVgpuProfile: SERVER,
    deleteZone: RUNTIME,
  },
  missing: {
    deleteBackupSchedule: SERVER,
    executeWebhookDelivery: SERVER,
    getKubernetesClusterConfig: SERVER,
    listBackupServiceJobs: SERVER,
    listBrocadeVcsDevices: PARAM,
    listNetscalerLoadBalancers: PARAM,
    listNetworkDevice: SERVER,
    listNiciraNvpDevices: PARAM,
    listPaloAltoFirewalls: PARAM,
    listSslCerts: [530, 0],
    deleteWebhookDelivery: SERVER,
  },
  state: {},
};

/** The error of a mistake as this command answers it. */
export function mistake(command: string, kind: Mistake, text: string): ApiError {
  const [errorcode, cserrorcode] = OTHERS[kind]?.[command] ?? USUAL[kind];
  return new ApiError(errorcode, text, { cserrorcode, hidden: errorcode === 530, gone: kind === 'gone' });
}
