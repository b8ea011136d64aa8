import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { builtInFacts } from '../../engine/facts/facts.js';
import { commandWords } from '../../engine/manifest/command-words.js';

const test = suite('words of a command');

for (const [command, words] of [
  ['listVPCs', 'list vpcs'],
  ['listNetworkACLs', 'list network acls'],
  ['deleteSSHKeyPair', 'delete ssh key pair'],
  ['createNetworkACLList', 'create network acl list'],
  ['listInternalLoadBalancerVMs', 'list internal load balancer vms'],
  ['verifyOAuthCodeAndGetUser', 'verify oauth code and get user'],
  ['createIpv6FirewallRule', 'create ipv6 firewall rule'],
  ['login', 'login'],
] as const) {
  test(`${command} is ${words}`, () => assert.is(commandWords(command).join(' '), words));
}

test('no two commands have the same words, and each word is fit for a name', () => {
  const seen = new Map<string, string>();
  for (const { name } of builtInFacts().commands()) {
    const words = commandWords(name).join('-');
    assert.match(words, /^[a-z][a-z0-9-]*$/);
    assert.is(seen.get(words), undefined, `${name} and ${seen.get(words) ?? ''}`);
    seen.set(words, name);
  }
});

test.run();
