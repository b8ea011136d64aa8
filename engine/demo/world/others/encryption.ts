import type { WorldPart } from '../expand.js';

/** Keys that disks are encrypted with. */
export const encryption: WorldPart = {
  hsmProfiles: [
    { name: 'soft-hsm', owner: 'admin', zone: 'fra-1', protocol: 'database', enabled: true, ispublic: true },
    { name: 'vault-hsm', owner: 'admin', zone: 'fra-1', protocol: 'pkcs11', enabled: true, ispublic: false },
  ],
  kmsKeys: [
    {
      name: 'acme-disks',
      owner: 'alice',
      zone: 'fra-1',
      description: 'Disks of acme',
      purpose: 'VOLUME_ENCRYPTION',
      enabled: true,
      keybits: 256,
      hsmprofileid: '@hsmProfiles/soft-hsm',
      hsmprofile: 'soft-hsm',
    },
    {
      name: 'old-disks',
      owner: 'admin',
      zone: 'fra-1',
      description: 'Not used any more',
      purpose: 'VOLUME_ENCRYPTION',
      enabled: false,
      keybits: 128,
      hsmprofileid: '@hsmProfiles/soft-hsm',
      hsmprofile: 'soft-hsm',
    },
    {
      name: 'shop-disks',
      owner: 'webshop',
      zone: 'fra-1',
      description: 'Disks of the shop',
      purpose: 'VOLUME_ENCRYPTION',
      enabled: true,
      keybits: 256,
      hsmprofileid: '@hsmProfiles/soft-hsm',
      hsmprofile: 'soft-hsm',
    },
  ],
};
