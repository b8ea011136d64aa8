import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanError } from '../../../engine/call/secrets/clean-error.js';
import { cleanText, sealText } from '../../../engine/call/secrets/clean-text.js';
import { cleanAnswer } from '../../../engine/call/secrets/mask.js';
import { maskArguments } from '../../../engine/call/secrets/mask-arguments.js';
import { isSecretName } from '../../../engine/call/secrets/secret-names.js';
import { ToolError } from '../../../engine/errors.js';
import { someWord } from './some-secret.js';

/** How programs write a text into another: each may be applied to what the others made. */
const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const unit = (text: string): string => text.replace(/[^a-z]/gi, (sign) => `\\u${hex(sign.charCodeAt(0), 4)}`);
const hex = (code: number, width: number): string => code.toString(16).padStart(width, '0');
const ENCODINGS: Record<string, (text: string) => string> = {
  percent,
  'percent in small letters': (text) => percent(text).replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
  'every byte in percent': (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  'a URL': encodeURI,
  'a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'JSON with every sign escaped': unit,
  'JSON with slashes escaped': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  HTML: (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'HTML in numbers': (text) => Array.from(text, (sign) => `&#x${hex(sign.codePointAt(0) ?? 0, 1)};`).join(''),
};
const encoding = fc.constantFrom(...Object.values(ENCODINGS));
const BASE64 = fc.constantFrom<BufferEncoding>('base64', 'base64url');

/** Letters of these alphabets alone stand in other texts too, so a mark is set where the secret begins. */
const secretText = fc
  .tuple(someWord, fc.constantFrom('', ' ', '+', '\\', '"', '&amp;', '%41', '/'), someWord)
  .map((parts) => parts.join(''));

/** What a text became on all ways out. */
function everyWay(text: string, secret: string): string[] {
  const known = new Set([secret]);
  const error = cleanError(new ToolError('cloud-failed', {}, { cloud: { text }, data: { candidates: [text] } }), known);
  return [
    cleanText(text, known),
    sealText(text, known),
    JSON.stringify(cleanAnswer({ list: [{ name: text, [text]: 1 }] }, [], known)),
    JSON.stringify(cleanAnswer({ name: text, password: secret }, [], [])),
    JSON.stringify(maskArguments({ name: text }, {}, [], known)),
    JSON.stringify([error.message, error.cloud, error.data]),
  ];
}

test('a known secret is found in every encoding, in one inside another, and among other texts', () => {
  fc.assert(
    fc.property(secretText, fc.array(encoding, { maxLength: 2 }), (secret, layers) => {
      const written = layers.reduce((text, layer) => layer(text), secret);
      for (const clean of everyWay(`it is ${written}, you see`, secret)) {
        assert.not.ok(clean.includes(written), `${written} in ${clean}`);
        assert.not.ok(clean.includes(JSON.stringify(written).slice(1, -1)), `${written} in ${clean}`);
        assert.match(clean, '[hidden]');
        assert.match(clean, 'it is ');
        assert.match(clean, 'you see');
      }
    }),
    { numRuns: 400 },
  );
});

test('a known secret is found in base64, alone and as a part of a longer text', () => {
  fc.assert(
    fc.property(secretText, BASE64, fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (secret, form, a, b) => {
      const written = Buffer.from(`${a}:${secret}:${b}`).toString(form);
      const own = Buffer.from(secret).toString(form).slice(0, -4);
      for (const clean of everyWay(`Header ${written}`, secret)) {
        assert.match(clean, '[hidden]');
        assert.not.ok(clean.includes(own));
        assert.not.ok(Buffer.from(clean.replaceAll('[hidden]', ''), form).toString().includes(secret));
      }
    }),
  );
});

test('what is not a secret stays as it was written', () => {
  const text = 'a%20b &amp; c\\u0041 "d" https://host/x?y=%2F&z=1 + 100 %';
  assert.is(cleanText(text, ['some-secret-value']), text);
  fc.assert(
    fc.property(fc.string(), (other) => {
      if (!/[=:<-]|bearer|basic|token|digest/i.test(other)) {
        const clean = cleanText(other, ['ßøλжЩ漢字']);
        assert.is(clean, cleanText(clean, ['ßøλжЩ漢字']));
        assert.not.match(clean, '[hidden]');
      }
    }),
  );
});

/** Names and the syntax in which texts give their values away; nothing of the value was known before. */
const NAMES = ['password', 'ipmi_pass', 'dbPass', 'userpwd', 'privkey', 'JSESSIONID', 'api-key', 'sig', 'temp_url_sig'];
const GIVEN_AWAY: Record<string, (name: string, secret: string) => string> = {
  'an option': (name, secret) => `run --${name}=${secret} now`,
  'an option and its value': (name, secret) => `run --${name} ${secret} now`,
  'an option in JSON': (name, secret) => JSON.stringify({ run: [`--${name}=${secret}`] }),
  'an element': (name, secret) => `<a><${name}>${secret}</${name}></a>`,
  'an element with attributes': (name, secret) => `<x:${name} type="text">${secret}</x:${name}>`,
  'an element with others inside': (name, secret) => `<${name}><b>1</b><c>${secret}</c></${name}>`,
  'an element that is not closed': (name, secret) => `<${name}>${secret} and more`,
  'an element in CDATA': (name, secret) => `<${name}><![CDATA[${secret}]]></${name}>`,
  'an element in HTML': (name, secret) => `&lt;${name}&gt;${secret}&lt;/${name}&gt;`,
  'an element in JSON': (name, secret) => `\\u003c${name}\\u003e${secret}\\u003c/${name}\\u003e`,
  'an attribute': (name, secret) => `<user name="bob" ${name}="${secret}"/>`,
  'a query': (name, secret) => `GET /x?a=1&${name}=${secret}&b=2`,
  'a query in JSON': (name, secret) => `GET /x?a=1\\u0026${name}\\u003d${secret}`,
  'a query in HTML': (name, secret) => `GET /x?a=1&amp;${name}=${secret}`,
  'a query in a query': (name, secret) => `GET /x?to=%2Fy%3Fa%3D1%26${name}%3D${secret}`,
  'a line of JSON in JSON': (name, secret) => JSON.stringify(JSON.stringify(`a\n${name}=${secret}`)),
  'an option with one dash': (name, secret) => `run -${name} ${secret}`,
  'an argument of its own': (name, secret) => JSON.stringify(['run', `--${name}`, secret]),
  'an arrow': (name, secret) => `{:${name} => '${secret}'}`,
  'another arrow': (name, secret) => `${name} -> ${secret}`,
  'a colon and equals': (name, secret) => `${name} := ${secret}`,
  'a call': (name, secret) => `set(1).${name}("${secret}")`,
  'a pair in brackets': (name, secret) => `[('${name}', '${secret}')]`,
  'a list': (name, secret) => `${name}: [one, ${secret}] and more`,
  'a map': (name, secret) => `${name} = { value: ${secret} }`,
  'a list of YAML': (name, secret) => `${name}:\n  - ${secret}\nother: 1`,
  'a block of YAML': (name, secret) => `${name}: |\n  one\n  ${secret}\nother: 1`,
  'a place in a list': (name, secret) => `${name}[0]=${secret}`,
  'a detail': (name, secret) => `details[0].${name}=${secret}`,
  'a value beside its name': (name, secret) => `{"name":"${name}","value":"${secret}"}`,
  'a value before its name': (name, secret) => `{"value": "${secret}", "key": "${name}"}`,
  'a detail beside its name': (name, secret) => `details[0].key=${name}&details[0].value=${secret}`,
  'a property': (name, secret) => `<property name="${name}" value="${secret}"/>`,
  'an entry': (name, secret) => `<entry key="${name}">${secret}</entry>`,
  'elements beside each other': (name, secret) => `<name>${name}</name><value>${secret}</value>`,
  'hexadecimal escapes': (name, secret) => `${name}\\x3d${secret}`,
  'percent in percent': (name, secret) => `to=%252Fy%253F${name}%253D${secret}`,
  'quotes of HTML': (name, secret) => `{&quot;${name}&quot;:&quot;${secret}&quot;}`,
};
const OTHERS: Record<string, (secret: string) => string> = {
  'Authorization: Bearer': (secret) => `Authorization: Bearer ${secret}`,
  'Authorization: Basic, in a command': (secret) => `curl -H 'Authorization: Basic ${secret}' https://host`,
  'Authorization: with a scheme nobody knows': (secret) => `authorization: Whatever ${secret}`,
  'Authorization in JSON': (secret) => JSON.stringify({ Authorization: `Bearer ${secret}`, host: 'h' }),
  'Digest, to the end': (secret) => `Authorization: Digest username="bob", response="${secret}"`,
  'a cookie': (secret) => `Set-Cookie: a=b; JSESSIONID=${secret}; Path=/`,
  'Bearer alone': (secret) => `sent Bearer ${secret}9 to host`,
  'a token in a URL': (secret) => `clone https://${secret}@host/x.git`,
  'a token in a URL in JSON': (secret) => `clone https:\\/\\/${secret}@host\\/x.git`,
  'an address of which every sign is in percent': (secret) => `to=ftp%3A%2F%2Fbob%3A${secret}%40host%2F`,
  'an address without a scheme': (secret) => `mount //bob:${secret}@host/share`,
  'a user of a host': (secret) => `scp bob:${secret}@host:/file .`,
  curl: (secret) => `curl -u bob:${secret} https://host`,
  mysql: (secret) => `mysql -h host -p${secret}`,
  'Authorization without a colon': (secret) => `Authorization ${secret}9`,
  'an api key in two words': (secret) => `api key: ${secret}`,
  'a made-up word behind its name': (secret) => `the password a1${secret} was set`,
  'the same in brackets': (secret) => `(token, a1${secret})`,
  'a place in a map': (secret) => `details[rootpassword]=${secret}`,
  'a pair in a list': (secret) => JSON.stringify(['password', secret]),
  'a name with what it is for': (secret) => `Password for user bob: a1${secret}9`,
  'a name with what happened': (secret) => `the password of web-01 was changed to a1${secret}9`,
  'pw, alone and behind a word': (secret) => `pw=${secret} and rootpw: ${secret}`,
  'a session of a console': (secret) => `/console?cmd=access&sess=${secret}`,
  ipmitool: (secret) => `ipmitool -I lanplus -H 192.0.2.1 -U root -P ${secret} power status`,
  iscsiadm: (secret) => `iscsiadm -m node -T iqn -o update -n node.session.auth.password -v ${secret}`,
  virsh: (secret) => `virsh secret-set-value 7d263be8 --base64 ${secret}`,
  useradd: (secret) => `useradd -m -p ${secret} bob`,
  htpasswd: (secret) => `htpasswd -cb /etc/users bob ${secret}`,
  chpasswd: (secret) => `echo "root:${secret}" | sudo chpasswd`,
  'chpasswd of a shell': (secret) => `chpasswd <<< root:${secret}`,
  'virsh without a name': (secret) => `virsh secret-set-value 7d263be8-1111-4222-8333-444455556666 ${secret}`,
  redis: (secret) => `redis-cli -h host -a ${secret} ping`,
  ldap: (secret) => `ldapsearch -D cn=x -w ${secret} -b dc=y`,
  snmp: (secret) => `snmpwalk -v 2c -c ${secret} host`,
  smb: (secret) => `smbclient -U bob%${secret} //host/x`,
  docker: (secret) => `docker login -u bob -p ${secret} host`,
  wpa: (secret) => `wpa_passphrase net ${secret}`,
  SQL: (secret) => `create user bob identified by '${secret}'`,
  'a wide arrow': (secret) => `password \u2192 ${secret}`,
  'angle brackets': (secret) => `password <a1${secret}>`,
  'a map of Java': (secret) => `VmPassword{value=a1${secret}}`,
  'a word of another language': (secret) =>
    `contraseña: ${secret}, mot de passe : ${secret}, \u5bc6\u7801\uff1a${secret}`,
  'a field of a form': (secret) => `<input type="password" value="${secret}">`,
  'pre-shared key': (secret) => `pre-shared key: ${secret}`,
  'passwd of stdin': (secret) => `echo ${secret} | passwd --stdin root`,
  'a user and a password in a URL': (secret) => `ftp://bob:${secret}@host/`,
};
/** Without signs that end a value: these secrets are found by what stands around them. */
const plainSecret = someWord.map((word) => word.replace(/[^\p{L}\p{N}€§]/gu, '')).filter(({ length }) => length >= 6);

for (const [form, say] of Object.entries(GIVEN_AWAY)) {
  test(`a text that gives a secret away as ${form}`, () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), plainSecret, (name, secret) => {
        const clean = cleanText(say(name, secret), []);
        assert.not.ok(clean.includes(secret), clean);
        assert.match(clean, '[hidden]');
      }),
      { numRuns: 40 },
    );
  });
}

for (const [form, say] of Object.entries(OTHERS)) {
  test(`a text that gives a secret away by ${form}`, () => {
    fc.assert(
      fc.property(plainSecret, (secret) => {
        const clean = cleanText(say(secret), []);
        assert.not.ok(clean.includes(secret), clean);
        assert.match(clean, '[hidden]');
      }),
      { numRuns: 40 },
    );
  });
}

test('names that people give to secrets, and names that are none', () => {
  for (const name of [
    ...NAMES,
    'kubeconfig',
    'sshkey',
    'PHPSESSID',
    'AccountKey',
    'x-amz-signature',
    'otp',
    'jwt',
    'authkey',
    'recovery_code',
  ])
    assert.ok(isSecretName(name), name);
  for (const name of [
    'bypass',
    'compass',
    'design',
    'passive',
    'keypairid',
    'publickey',
    'spin',
    'sessions',
    'sshkeypair',
  ])
    assert.not.ok(isSecretName(name), name);
});

test('what only speaks of a secret is left alone', () => {
  for (const text of [
    'Basic authentication failed',
    'the token expired.',
    'password is wrong',
    'http://host:8080/a@b',
    'mail bob@example.org',
    '<zone>fra-1</zone>',
    'x --dry-run y',
    'Please disable it or pass cleanup=true flag',
    'Unable to find userdata 7d263be8-1111-4222-8333-444455556666',
    'the password must have 8 characters or more',
    'a key pair with the name web-01 exists',
    'mailto:bob1234@example.org',
    'sshkeypair: web-01',
    '{"name":"web-01","value":"a1b2c3d4"}',
    'Unable to reset the password of web-01 in zone fra-1',
    'the token was sent to the owner of web-01',
    'echo hello | grep passwd',
    'iscsiadm -m node -n node.startup -v automatic',
    'ipmitool -H 192.0.2.1 power status',
    'costs $5 and $6 a month',
    'httpw=1 and npw',
    'virsh secret-set-value failed',
    'docker login -u bob host',
    'ssh -p 2222 login host',
    'the disk was identified by serial',
    'errorcode: 530, zipcode=10115, barcode: 4711',
  ])
    assert.is(cleanText(text, []), text);
});

test.run();
