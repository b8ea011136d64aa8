import { DONE, WARNING } from '../case.js';
import type { Case } from '../case.js';

const NO_SECRETS = ['answer:', 'output:', 'shows:', 'changes:', 'params:', 'command:'] as const;

/** Secrets that come out by chance, or are given in a way that harms. */
export const secrets: readonly Case[] = [
  {
    id: 'upload-half',
    what: 'The address of an upload is sensitive, and is neither given nor hidden any more.',
    base: 'get-upload-params-for-volume',
    change: [/ {4}postURL: .*\n/, ''],
    at: ['secrets:', 'give:', 'metadata:', 'answer:'],
  },
  {
    id: 'hide-misspelt',
    what: 'It hides a field that the answer does not have, so the real one is not hidden.',
    base: 'create-webhook',
    change: ['hide: [secretkey]', 'hide: [secret_key]'],
  },
  {
    id: 'hidden-column',
    what: 'A column for a field that is hidden.',
    base: 'list-users',
    change: ['    - role: rolename\n', '    - api key: apikey\n'],
  },
  {
    id: 'hidden-in-card',
    what: 'A card shows a field that is hidden.',
    base: 'list-accounts',
    change: ['{{#item.user}}{{username}}{{/item.user}}', '{{#item.user}}{{username}} {{apikey}}{{/item.user}}'],
  },
  {
    id: 'given-in-answer',
    what: 'The new password stands in the answer, besides the private file: it ends up in the chat.',
    base: 'reset-password-for-virtual-machine',
    change: [
      DONE,
      '  done: "{{item.name}} has a new password{{#has.item.password}}: {{item.password}}{{/has.item.password}} (id {{item.id}})."\n',
    ],
  },
  {
    id: 'private-key-in-answer',
    what: 'The answer prints the private key.',
    base: 'create-ssh-key-pair',
    change: [
      'fingerprint {{item.fingerprint}}."',
      'fingerprint {{item.fingerprint}}{{#has.item.privatekey}}, key {{item.privatekey}}{{/has.item.privatekey}}."',
    ],
  },
  {
    id: 'password-in-warning',
    what: 'The question shows the password that was typed.',
    base: 'create-account',
    change: [
      WARNING,
      '  warning: "A new account with the user \\"{{args.username}}\\" and the password {{args.password}} will be created."\n',
    ],
  },
  {
    id: 'user-data-in-escalation',
    what: 'An escalation shows user data, which often holds passwords.',
    base: 'update-virtual-machine',
    change: [
      /(?<=cleanupdetails: true \}\n.*\n.*\n {6}warning: ).*/,
      '"All its details will be removed; user data becomes {{args.userdata}}."',
    ],
  },
  {
    id: 'signing-key-in-done',
    what: 'The answer repeats an argument that is sensitive.',
    base: 'create-webhook',
    change: [
      'is {{item.state}} (id {{item.id}})."',
      'is {{item.state}}{{#has.args.secretkey}}, signed with {{args.secretkey}}{{/has.args.secretkey}} (id {{item.id}})."',
    ],
  },
  {
    id: 'map-key-secret',
    what: 'A key `secretkey` of a map is not sensitive, so it stands in the audit log.',
    base: 'add-image-store',
    change: ['secretkey: { type: string, sensitive: true,', 'secretkey: { type: string,'],
  },
  {
    id: 'map-key-token',
    what: 'A key `token` of a map is not sensitive.',
    base: 'add-image-store',
    change: [
      '      bucket: {',
      '      token: { type: string, description: A token instead of the keys. }\n      bucket: {',
    ],
  },
  {
    id: 'map-rest',
    what: 'What else a map with credentials holds is not sensitive any more.',
    base: 'deploy-virtual-machine',
    change: [
      /(?<=description: Settings for an external hypervisor\.\n {4}additionalProperties: \{ type: string), sensitive: true/,
      '',
    ],
  },
  {
    id: 'password-parameter',
    what: 'A password that somebody types is not sensitive.',
    base: 'create-user',
    change: ['password: { type: string, required: true, sensitive: true,', 'password: { type: string, required: true,'],
  },
  {
    id: 'sensitive-false',
    what: 'User data says `sensitive: false`.',
    base: 'register-user-data',
    change: ['    sensitive: true', '    sensitive: false'],
  },
  {
    id: 'url-plain',
    what: 'The address of an NFS or SMB share may hold a user and a password, and nothing masks them.',
    base: 'add-image-store',
    change: ['maxLength: 2048, sensitive: userinfo,', 'maxLength: 2048,'],
  },
  {
    id: 'template-url-plain',
    what: 'The address of an image may hold a user and a password, and nothing masks them.',
    base: 'register-template',
    change: ['format: uri, sensitive: userinfo,', 'format: uri,'],
  },
  {
    id: 'keys-lost',
    what: 'New keys are shown once, and nobody gets them: they are neither given nor hidden.',
    base: 'register-user-keys',
    change: [/secrets:\n {2}give:\n.*\n.*\n\n/, ''],
    at: NO_SECRETS,
  },
  {
    id: 'password-lost',
    what: 'A new password is neither given nor hidden: it would stand in the answer or be lost.',
    base: 'reset-password-for-virtual-machine',
    change: [/secrets:\n {2}give: .*\n\n/, ''],
    at: NO_SECRETS,
  },
  {
    id: 'half-given',
    what: 'Of the two keys only one is handed over; without the other it is useless.',
    base: 'register-user-keys',
    change: [/ {4}secretkey: .*\n/, ''],
    at: ['give:', 'apikey:'],
  },
  {
    id: 'absolute-file',
    what: 'The private file goes to a folder that everybody can read.',
    base: 'create-ssh-key-pair',
    change: ['privatekey: "{{args.name}}.pem"', 'privatekey: "/tmp/{{args.name}}.pem"'],
  },
  {
    id: 'climbing-file',
    what: 'The private file climbs out of its folder.',
    base: 'deploy-virtual-machine',
    change: ['password: "{{item.name}}.password"', 'password: "../../{{item.name}}.password"'],
  },
  {
    id: 'folder-in-file',
    what: 'A folder in the name of the private file; only names are allowed.',
    base: 'get-user-keys',
    change: ['secretkey: "{{user.username}}.secretkey"', 'secretkey: "keys/{{user.username}}.secretkey"'],
  },
  {
    id: 'windows-file',
    what: 'A Windows folder in the name of the private file.',
    base: 'start-virtual-machine',
    change: ['password: "{{item.name}}.password"', 'password: "C:\\\\Temp\\\\{{item.name}}.password"'],
  },
  {
    id: 'home-file',
    what: 'The private file in the home folder, by a tilde.',
    base: 'get-kubernetes-cluster-config',
    change: ['configdata: "{{item.name}}.kubeconfig"', 'configdata: "~/.kube/{{item.name}}.kubeconfig"'],
  },
  {
    id: 'secret-file-name',
    what: 'The secret itself becomes the name of the file, which lists and logs show.',
    base: 'get-user-keys',
    change: ['apikey: "{{user.username}}.apikey"', 'apikey: "{{item.secretkey}}.apikey"'],
  },
  {
    id: 'two-in-one-file',
    what: 'Two secrets go into the same file: the second takes the place of the first.',
    base: 'get-upload-params-for-volume',
    change: ['metadata: "{{args.name}}.upload-metadata"', 'metadata: "{{args.name}}.upload-url"'],
    at: 'upload-url',
  },
  {
    id: 'hidden-and-given',
    what: 'The same field is hidden and handed over.',
    base: 'register-user-keys',
    change: ['secrets:\n', 'secrets:\n  hide: [secretkey]\n'],
    at: ['hide:', 'secretkey:'],
  },
  {
    id: 'given-unknown',
    what: 'It gives a field that the answer does not have.',
    base: 'create-ssh-key-pair',
    change: ['give: { privatekey:', 'give: { private_key:'],
  },
  {
    id: 'hide-not-a-path',
    what: 'A field to hide with the list around it, as in JSON: it hides nothing.',
    base: 'list-accounts',
    change: ['hide: [user.apikey, user.secretkey]', 'hide: ["account.user[].apikey", user.secretkey]'],
  },
  {
    id: 'reveal-without-question',
    what: 'A read that reveals keys has no danger, so nobody is asked.',
    base: 'get-user-keys',
    change: [/danger:\n[^]*?\n\n/, ''],
    at: ['effect:', 'secrets:', 'command:', 'answer:'],
  },
  {
    id: 'key-in-example',
    what: 'A real-looking secret of somebody in an example, which is published.',
    base: 'create-webhook',
    change: [
      /args: \{ name: chat, .*\}/,
      'args: { name: chat, payloadurl: "https://hooks.example.com/cloud", secretkey: wX2mQ7LrT4vB8kZc1NfY6uHs3JdPa0E5 }',
    ],
  },
  {
    id: 'user-in-example-url',
    what: 'A user and a password in the address of an example.',
    base: 'add-image-store',
    change: ['"nfs://10.0.0.5/export", zoneid', '"smb://backup:Tr0ub4dor@10.0.0.5/export", zoneid'],
  },
  {
    id: 'sort-by-secret',
    what: 'A list sorted by a hidden field tells about it.',
    base: 'list-users',
    change: ['sort: username', 'sort: secretkey'],
  },
  {
    id: 'settings-shown',
    what: 'Values of secret settings are not hidden in the answer to a change.',
    base: 'update-configuration',
    change: [/secrets:\n {2}hide:\n.*\n\n/, ''],
    at: NO_SECRETS,
  },
];
