import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { builtInFacts } from '../../../engine/facts/facts.js';
import { loadCatalog } from '../../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';
import { commandNamed, commandsLike } from '../../../engine/authoring/scaffold/find-command.js';
import { draftTitle } from '../../../engine/authoring/scaffold/draft-title.js';
import { sinceOf } from '../../../engine/authoring/scaffold/version.js';
import { toolNameFor } from '../../../engine/authoring/scaffold/tool-name.js';

const facts = builtInFacts();

test('abbreviations and their plurals stay whole', () => {
  const names = {
    listVPCs: 'list-vpcs',
    listNetworkACLs: 'list-network-acls',
    listNetworkACLLists: 'list-network-acl-lists',
    listCiscoNexusVSMs: 'list-cisco-nexus-vsms',
    listInternalLoadBalancerVMs: 'list-internal-load-balancer-vms',
    listSSHKeyPairs: 'list-ssh-key-pairs',
    listASNumbers: 'list-as-numbers',
    createIpv6FirewallRule: 'create-ipv6-firewall-rule',
    addImageStoreS3: 'add-image-store-s3',
    listOauthProvider: 'list-oauth-provider',
    verifyOAuthCodeAndGetUser: 'verify-oauth-code-and-get-user',
  };
  for (const [command, name] of Object.entries(names)) assert.is(toolNameFor(command), name);
});

test('the built-in manifests are called as `new` would call them', async () => {
  const { entries } = await loadCatalog([BUILT_IN_MANIFESTS]);
  assert.equal(
    entries.filter(({ command, name }) => toolNameFor(command) !== name).map(({ command, name }) => [command, name]),
    [],
  );
});

test('every command has a name of its own that clients take', () => {
  const names = [...facts.commands()].map(({ name }) => toolNameFor(name));
  assert.equal(
    names.filter((name) => !/^[a-z][a-z0-9-]{0,46}$/.test(name) || name.endsWith('-')),
    [],
  );
  assert.equal(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
});

test('titles read as a person would write them', () => {
  const titles = {
    listVPCs: 'List VPCs',
    deleteNetworkACL: 'Delete a network ACL',
    updateOsCategory: 'Change an OS category',
    addAccountToProject: 'Add an account to a project',
    createAutoScaleVmGroup: 'Create an autoscale virtual machine group',
    quotaTariffUpdate: 'Change a quota tariff',
    disableHAForZone: 'Disable HA for a zone',
  };
  for (const [name, title] of Object.entries(titles)) {
    assert.is(draftTitle({ name, async: false, params: [] }, new Set()), title);
  }
});

test('a title that is taken, or that no rule can make, is left to a person', () => {
  const marked = /^WRITE: /;
  assert.match(draftTitle({ name: 'listVPCs', async: false, params: [] }, new Set(['List VPCs'])), marked);
  assert.match(draftTitle({ name: 'login', async: false, params: [] }, new Set()), marked);
});

test('a command is found by its own name, by that of the tool, and by words', () => {
  assert.is(commandNamed('listVPCs', facts), 'listVPCs');
  assert.is(commandNamed('LISTVPCS ', facts), 'listVPCs');
  assert.is(commandNamed('list-vpcs', facts), 'listVPCs');
  assert.is(commandNamed('list-vpcz', facts), undefined);
  assert.is(commandsLike('restartVCP', facts)[0], 'restartVPC');
  assert.ok(commandsLike('vpn gateway', facts).includes('deleteVpnGateway'));
  assert.ok(commandsLike('firewall rules ipv6', facts).includes('listIpv6FirewallRules'));
  assert.equal(commandsLike('', facts), []);
});

test('since is said for what not every cloud has, as short as it can be', () => {
  assert.is(sinceOf('4.21.0.0'), '4.21');
  assert.is(sinceOf('4.20.1'), '4.20.1');
  assert.is(sinceOf('4.16.0'), undefined);
  assert.is(sinceOf('3.0.0'), undefined);
  assert.is(sinceOf(undefined), undefined);
});

test.run();
