import type { Case } from '../case.js';

/** Conditions that never or always hold, and rules that nobody can keep. */
export const rules: readonly Case[] = [
  {
    id: 'bound-object',
    what: 'A rule names objects instead of arguments, so that both get through.',
    base: 'migrate-virtual-machine',
    change: ['- atMostOne: [hostid, storageid]\n', '- atMostOne: [host, pool]\n'],
  },
  {
    id: 'bound-object-when',
    what: 'The condition of a rule names the object instead of the argument.',
    base: 'create-volume',
    change: [
      '{ requires: [snapshotid], when: { virtualmachineid: { present: true } } }',
      '{ requires: [snapshotid], when: { vm: { present: true } } }',
    ],
  },
  {
    id: 'bound-object-requires',
    what: 'What is required is an object and no argument.',
    base: 'create-volume',
    change: ['{ requires: [zoneid], when: { snapshotid', '{ requires: [zone], when: { snapshotid'],
  },
  {
    id: 'unknown-argument',
    what: 'A rule about an argument that there is not.',
    base: 'create-network',
    change: ['- together: [gateway, netmask]', '- together: [gateway, mask]'],
  },
  {
    id: 'same-twice',
    what: 'Not two at once, of one and the same.',
    base: 'list-snapshots',
    change: ['- atMostOne: [id, ids]', '- atMostOne: [id, id]'],
  },
  {
    id: 'required-both',
    what: 'At most one of two that are both required: no call is possible.',
    base: 'attach-volume',
    change: ['possible:\n', 'rules:\n  - atMostOne: [id, virtualmachineid]\n\npossible:\n'],
  },
  {
    id: 'required-one',
    what: 'Exactly one of two, of which one is required anyway: the other can never be given.',
    base: 'resize-volume',
    change: ['- atLeastOne: [size,', '- exactlyOne: [id, size]\n  - atLeastOne: [size,'],
  },
  {
    id: 'always-kept',
    what: 'At least one of several, of which one is required: the rule is always kept.',
    base: 'create-account',
    change: ['- atLeastOne: [roleid, accounttype]', '- atLeastOne: [username, roleid, accounttype]'],
  },
  {
    id: 'contradiction',
    what: 'Two arguments only together, and not both at once.',
    base: 'deploy-virtual-machine',
    change: [
      '- together: [leaseduration, leaseexpiryaction]',
      '- together: [leaseduration, leaseexpiryaction]\n  - atMostOne: [leaseduration, leaseexpiryaction]',
    ],
    at: '[leaseduration, leaseexpiryaction]',
  },
  {
    id: 'rule-twice',
    what: 'A rule twice.',
    base: 'associate-ip-address',
    change: [
      '- atMostOne: [account, projectid]',
      '- atMostOne: [account, projectid]\n  - atMostOne: [projectid, account]',
    ],
    at: ['atMostOne: [account, projectid]', 'atMostOne: [projectid, account]'],
  },
  {
    id: 'requires-itself',
    what: 'An argument requires itself.',
    base: 'create-network',
    change: ['{ requires: [startip], when: { endip', '{ requires: [endip], when: { endip'],
  },
  {
    id: 'requires-without-case',
    what: 'A rule that always requires an argument; that is what `required` is for.',
    base: 'create-firewall-rule',
    change: ['{ requires: [startport], when: { endport: { present: true } } }', '{ requires: [startport] }'],
  },
  {
    id: 'only-when',
    what: 'A case without anything that has to hold.',
    base: 'create-firewall-rule',
    change: ['{ requires: [startport], when: { endport', '{ when: { endport'],
  },
  {
    id: 'when-outside-enum',
    what: 'A case that never comes: `https` is no value of the argument.',
    base: 'create-firewall-rule',
    change: ['when: { endport: { present: true } }', 'when: { protocol: https }'],
  },
  {
    id: 'when-outside-range',
    what: 'A case that never comes: no port is over 70000.',
    base: 'create-port-forwarding-rule',
    change: [
      '- together: [publicendport, privateendport]',
      '- { requires: [privateendport], when: { publicport: { over: 70000 } } }',
    ],
  },
  {
    id: 'when-empty-range',
    what: 'A number over 100 and under 10.',
    base: 'create-volume',
    change: ['when: { snapshotid: { present: false } }', 'when: { size: { over: 100, under: 10 } }'],
  },
  {
    id: 'when-flag-word',
    what: 'A flag that is compared with a word.',
    base: 'restart-network',
    change: ['when: { cleanup: true }\n      severity', 'when: { cleanup: always }\n      severity'],
  },
  {
    id: 'when-required-absent',
    what: 'A required argument that is left out: it never comes.',
    base: 'disable-account',
    change: ['- when: { lock: false }', '- when: { lock: { present: false } }'],
  },
  {
    id: 'when-covers-text',
    what: 'Whether a flag covers the Internet.',
    base: 'create-port-forwarding-rule',
    change: ['- when: { openfirewall: { not: false } }', '- when: { openfirewall: { covers: internet } }'],
  },
  {
    id: 'when-number-of-text',
    what: 'Whether a text is larger than a number.',
    base: 'register-template',
    change: ['- when: { templatetype: [SYSTEM, ROUTING, BUILTIN] }', '- when: { templatetype: { over: 3 } }'],
  },
  {
    id: 'when-pattern-broken',
    what: 'A broken regular expression decides what is hidden.',
    base: 'list-configurations',
    change: ['matches: "pass|secret|key|token"', 'matches: "pass|secret|(key|token"'],
  },
  {
    id: 'when-hides-by-unknown',
    what: 'Rows are hidden by a field that they do not have, so none is.',
    base: 'update-configuration',
    change: ['{ name: { matches: "pass|secret|key|token" } }', '{ names: { matches: "pass|secret|key|token" } }'],
  },
  {
    id: 'when-word-unknown',
    what: 'A word of the condition language that there is not.',
    base: 'attach-volume',
    change: ['- when: { deviceid: 0 }', '- when: { deviceid: { equals: 0 } }'],
  },
  {
    id: 'when-list-of-all',
    what: 'A list of two cases, one of which always holds.',
    base: 'update-virtual-machine',
    change: ['- when: { deleteprotection: false }', '- when: [{ deleteprotection: false }, { id: { present: true } }]'],
  },
  {
    id: 'possible-unknown-field',
    what: 'It asks for a field that the look-up does not promise: the check never strikes.',
    base: 'reboot-virtual-machine',
    change: [
      '- when: { vm.state: { not: [Stopped, Destroyed] } }',
      '- when: { vm.status: { not: [Stopped, Destroyed] } }',
    ],
  },
  {
    id: 'possible-unknown-object',
    what: 'It asks for an object that this tool does not look up.',
    base: 'resize-volume',
    change: ['- when: { volume.state: [Ready, Allocated] }', '- when: { disk.state: [Ready, Allocated] }'],
  },
  {
    id: 'possible-unknown-state',
    what: 'A state that such a thing is never in, in small letters and misspelt.',
    base: 'recover-virtual-machine',
    change: ['- when: { vm.state: Destroyed }', '- when: { vm.state: destoryed }'],
  },
  {
    id: 'possible-no-reason',
    what: 'It cannot be done, and nobody is told why.',
    base: 'reboot-router',
    change: [/(?<=- when: \{ router\.state: \{ not: Stopped \} \}\n) {4}otherwise: .*\n/, ''],
    at: ['when: { router.state', 'possible:'],
  },
  {
    id: 'possible-other-object',
    what: 'The reason names another thing than the one that is in the way.',
    base: 'attach-volume',
    change: [
      /(?<=volume\.vmname: \{ present: false \} \}\n {4}otherwise: )".*"/,
      '"{{snapshot}} is attached already: detach-volume first."',
    ],
  },
  {
    id: 'possible-unknown-tool',
    what: 'The reason leads to a tool that does not exist.',
    base: 'expunge-virtual-machine',
    change: ['destroy-virtual-machine first."', 'terminate-virtual-machine first."'],
  },
  {
    id: 'possible-itself',
    what: 'The reason leads back to the very tool that cannot be used.',
    base: 'recover-virtual-machine',
    change: [/otherwise: ".*"/, 'otherwise: "{{vm}} is {{vm.state}}: recover-virtual-machine first."'],
  },
  {
    id: 'possible-turned',
    what: 'A condition turned around: only a running machine can be started, and one that is stopped "is Running already".',
    base: 'start-virtual-machine',
    change: ['- when: { vm.state: { not: Running } }', '- when: { vm.state: Running }'],
    at: ['vm.state: Running', 'is Running already'],
  },
];
