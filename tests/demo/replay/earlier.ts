/*
 * What has to be done before a command can do anything, from what the words mean: who starts a machine has stopped it.
 */

const OPPOSITES: readonly (readonly [verb: string, earlier: string])[] = [
  ['start', 'stop'],
  ['stop', 'start'],
  ['enable', 'disable'],
  ['disable', 'enable'],
  ['detach', 'attach'],
  ['attach', 'detach'],
  ['recover', 'destroy'],
  ['expunge', 'destroy'],
  ['release', 'dedicate'],
  ['cancel', 'prepare'],
  ['activate', 'suspend'],
  ['unarchive', 'archive'],
];

/** Where the words alone do not say it. */
const OTHERS: Record<string, readonly string[]> = {
  cancelHostMaintenance: ['prepareHostForMaintenance'],
  cancelStorageMaintenance: ['enableStorageMaintenance'],
  changeOutOfBandManagementPassword: ['enableOutOfBandManagementForHost'],
  createVMFromBackup: ['stopVirtualMachine'],
  deleteAutoScaleVmGroup: ['disableAutoScaleVmGroup'],
  deleteTags: ['createTags'],
  deleteUserData: ['linkUserDataToTemplate'],
  issueOutOfBandManagementPowerAction: ['enableOutOfBandManagementForHost'],
  listAsyncJobs: ['rebootVirtualMachine'],
  listVolumes: ['destroyVolume'],
  registerOauthProvider: ['deleteOauthProvider'],
  resetPassword: ['forgotPassword'],
  disassociateIpAddress: ['associateIpAddress'],
  removeFromLoadBalancerRule: ['assignToLoadBalancerRule'],
  removeIpFromNic: ['addIpToNic'],
  removeNicFromVirtualMachine: ['addNicToVirtualMachine'],
  removeResourceDetail: ['addResourceDetail'],
  listResourceDetails: ['addResourceDetail'],
  listEvents: ['archiveEvents'],
  listResourceIcon: ['uploadResourceIcon'],
  removeVirtualMachineFromBackupOffering: ['assignVirtualMachineToBackupOffering'],
  deleteVMSnapshot: ['stopVirtualMachine'],
  revertToVMSnapshot: ['stopVirtualMachine'],
  resetPasswordForVirtualMachine: ['stopVirtualMachine'],
  resetSSHKeyForVirtualMachine: ['stopVirtualMachine'],
  changeServiceForVirtualMachine: ['stopVirtualMachine'],
  scaleVirtualMachine: ['stopVirtualMachine'],
  restoreVirtualMachine: ['stopVirtualMachine'],
};

/** Settings that were changed before some of the recordings were made. */
export const SETTINGS: Record<string, readonly [name: string, value: string]> = {
  createNetworkOffering: ['ipv6.offering.enabled', 'true'],
  quotaTariffCreate: ['js.interpretation.enabled', 'true'],
};

/** The commands to send first, with the same objects. */
export function earlierCommands(name: string): readonly string[] {
  const own = OTHERS[name];
  if (own) return own;
  for (const [verb, earlier] of OPPOSITES)
    if (name.startsWith(verb)) return [earlier + name.slice(verb.length).replace(/^Dedicated/, '')];
  return [];
}
