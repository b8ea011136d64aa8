import type { ConfigurationRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';

type Setting = [name: string, value: string, category: string, dynamic?: boolean];

// Values of secret settings are made up; they are here so that masking can be seen at work.
const settings: readonly Setting[] = [
  ['account.cleanup.interval', '86400', 'Advanced'],
  ['agent.load.threshold', '0.7', 'Advanced'],
  ['alert.email.addresses', 'ops@demo.invalid', 'Alert', true],
  ['alert.email.sender', 'cloud@demo.invalid', 'Alert', true],
  ['alert.smtp.host', 'mail.demo.invalid', 'Alert', true],
  ['alert.smtp.password', 'kVq81-demo-mail-secret', 'Secure', true],
  ['alert.smtp.username', 'cloud', 'Alert', true],
  ['allow.user.expunge.recover.vm', 'true', 'Advanced', true],
  ['allow.user.view.destroyed.vm', 'true', 'Advanced', true],
  ['api.throttling.enabled', 'false', 'Advanced'],
  ['api.throttling.interval', '1', 'Advanced'],
  ['api.throttling.max', '25', 'Advanced'],
  ['cluster.cpu.allocated.capacity.disablethreshold', '0.85', 'Alert', true],
  ['cluster.memory.allocated.capacity.disablethreshold', '0.85', 'Alert', true],
  ['cpu.overprovisioning.factor', '2.0', 'Advanced', true],
  ['db.ha.enabled', 'false', 'Advanced'],
  ['default.page.size', '500', 'Advanced'],
  ['enable.dynamic.scale.vm', 'true', 'Advanced', true],
  ['endpoint.url', 'http://127.0.0.1/client/api', 'Advanced', true],
  ['enforce.post.requests.and.timestamps', 'true', 'Advanced', true],
  ['event.purge.delay', '15', 'Advanced'],
  ['event.purge.interval', '86400', 'Advanced'],
  ['expunge.delay', '86400', 'Advanced'],
  ['expunge.interval', '86400', 'Advanced'],
  ['guest.domain.suffix', 'cs.demo.internal', 'Network', true],
  ['host', '172.16.0.10', 'Advanced'],
  ['integration.api.port', '0', 'Advanced'],
  ['job.cancel.threshold.minutes', '60', 'Advanced'],
  ['job.expire.minutes', '1440', 'Advanced'],
  ['kvm.snapshot.enabled', 'true', 'Snapshots', true],
  ['ldap.bind.password', 'Xu5-demo-ldap-secret', 'Secure', true],
  ['ldap.bind.principal', 'cn=cloud,dc=demo', 'Advanced', true],
  ['max.account.public.ips', '20', 'Account Defaults', true],
  ['max.account.user.vms', '20', 'Account Defaults', true],
  ['max.account.volumes', '20', 'Account Defaults', true],
  ['mem.overprovisioning.factor', '1.0', 'Advanced', true],
  ['network.throttling.rate', '200', 'Network', true],
  ['proxy.ssh.private.key', 'demo-private-key-text', 'Secure'],
  ['quota.enable.service', 'false', 'Advanced', true],
  ['saml2.keystore.password', 'vmops-demo-keystore', 'Secure'],
  ['secstorage.copy.password', 'zP9-demo-copy-secret', 'Secure', true],
  ['session.timeout', '30', 'Advanced', true],
  ['storage.cleanup.enabled', 'true', 'Storage', true],
  ['storage.overprovisioning.factor', '2.0', 'Storage', true],
  ['vm.password.length', '12', 'Advanced', true],
  ['vm.userdata.max.length', '32768', 'Advanced', true],
];

/** Global settings, some with secrets in them. */
export function seedConfigurations(): ConfigurationRow[] {
  return settings.map(([name, value, category, dynamic = false]) => ({
    id: stableId(`configuration/${name}`),
    category,
    group: category === 'Network' ? 'Network' : 'Management Server',
    subgroup: 'Others',
    name,
    value,
    defaultvalue: category === 'Secure' ? '' : value,
    displaytext: name.split('.').join(' '),
    description: `Setting ${name} of the demo cloud`,
    component: 'management-server',
    scope: 'global',
    isdynamic: dynamic,
    type: /^\d+$/.test(value) ? 'Number' : /^(true|false)$/.test(value) ? 'Boolean' : 'String',
  }));
}
