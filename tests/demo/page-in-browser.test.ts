import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'playwright-core';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { findBrowser, openBrowser } from '../fixtures/browser.js';
import { notChecked } from '../fixtures/not-checked.js';
import { call, finish, text } from './signed-client.js';

const executable = findBrowser();

if (executable === undefined) {
  notChecked('the page of the demo cloud in a browser. Install Chromium, or name a browser with BROWSER_PATH.');
  test('without a browser only the state and the text of the page are tested', () => {
    assert.is(findBrowser(), undefined);
  });
} else {
  let browser: Browser;
  let cloud: DemoCloud;
  let page: Page;
  let home: string;
  const asked: string[] = [];
  const complaints: string[] = [];

  test.before(async () => {
    cloud = await startDemoCloud({ jobMs: 50, page: true });
    home = new URL('/', cloud.url).href;
    browser = await openBrowser(executable);
    page = await browser.newPage({ colorScheme: 'light', viewport: { width: 1400, height: 1000 } });
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(home);
    await page.waitForSelector('.vm');
    // A reload would forget this.
    await page.evaluate("window.name = 'not reloaded'");
  });
  test.after(async () => {
    await browser.close();
    await cloud.close();
  });

  const idOf = (name: string): string => cloud.tables.virtualMachines.find((row) => row.name === name)?.id ?? '';
  const on = (host: string) => page.locator('.host', { has: page.getByRole('heading', { name: host, exact: true }) });

  test('it shows hosts with their machines, networks, and rules that are open to everybody', async () => {
    assert.is(await page.locator('.host').count(), 8);
    assert.is(await page.locator('.host.odd').count(), 2);
    assert.is(await page.locator('.vm').count(), cloud.tables.virtualMachines.length);
    assert.ok(await on('kvm-fra-1').getByText('web-01', { exact: true }).isVisible());
    assert.match(await page.locator('#networks').innerText(), /shop-net\s+fra-1\s+10\.1\.4\.0\/24\s+webshop/);
    const open = page.locator('#rules tr', { has: page.locator('.open') }).filter({ hasText: '203.0.113.11' });
    assert.match(await open.innerText(), /203\.0\.113\.11\s+firewall\s+tcp 22\s+0\.0\.0\.0\/0/);
  });

  test('a machine that is started shows up with its job and its request, without a reload', async () => {
    // A job that never ends can be seen on the slowest machine.
    cloud.misbehave({ kind: 'job-stuck' });
    await page.locator('.elsewhere .vm[data-state=Stopped]').getByText('monitor', { exact: true }).waitFor();
    await call(cloud, cloud.keys.domainAdmin, 'startVirtualMachine', { id: idOf('monitor') });
    await page
      .locator('#jobs .entry')
      .filter({ hasText: 'StartVM' })
      .filter({ hasText: 'monitor' })
      .filter({ hasText: 'under way' })
      .waitFor();
    await page.locator('.vm[data-state=Starting]').getByText('monitor', { exact: true }).waitFor();
    const request = page.locator('#requests .entry').first();
    // The id is told by its name.
    assert.match(await request.innerText(), /startVirtualMachine\s+acme-admin\s+200\s+id monitor\s+job under way/);
    await request.locator('summary').click();
    assert.match(await request.locator('pre').innerText(), 'startvirtualmachineresponse');

    await finish(cloud, cloud.keys.user, 'stopVirtualMachine', { id: idOf('web-02') });
    await page.locator('.elsewhere .vm[data-state=Stopped]').getByText('web-02', { exact: true }).waitFor();
    await finish(cloud, cloud.keys.user, 'startVirtualMachine', { id: idOf('web-02') });
    await page.locator('.host .vm[data-state=Running]').getByText('web-02', { exact: true }).waitFor();
    await page
      .locator('#jobs .entry')
      .filter({ hasText: 'StartVM' })
      .filter({ hasText: 'web-02' })
      .filter({ hasText: 'done' })
      .waitFor();
    assert.is(await page.evaluate('window.name'), 'not reloaded');
  });

  test('an answer that somebody has opened stays open when more happens', async () => {
    await call(cloud, cloud.keys.user, 'listZones');
    await page.locator('#requests .entry').first().getByText('listZones', { exact: true }).waitFor();
    assert.ok(await page.locator('#requests .entry', { hasText: 'id monitor' }).locator('pre').isVisible());
  });

  test('a rule that is made and one that is removed come and go', async () => {
    const ipaddressid = cloud.tables.publicIpAddresses.find((row) => row.ipaddress === '203.0.113.14')?.id ?? '';
    const rule = { ipaddressid, protocol: 'tcp', startport: '8443', endport: '8443', cidrlist: '198.51.100.0/24' };
    const { body } = await call(cloud, cloud.keys.user, 'createFirewallRule', rule);
    const line = page.locator('#rules tr').filter({ hasText: '8443' }).filter({ hasText: '198.51.100.0/24' });
    await line.waitFor();
    await call(cloud, cloud.keys.user, 'deleteFirewallRule', { id: text(body['id']) });
    await line.waitFor({ state: 'detached' });
  });

  test('a name that is HTML stays a text, and so does what is sent and answered', async () => {
    const evil = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
    await call(cloud, cloud.keys.user, 'updateVirtualMachine', { id: idOf('web-02'), name: evil });
    await call(cloud, cloud.keys.user, 'listNetworks', { keyword: evil, [evil]: evil });
    await page.locator('.vm').getByText(evil, { exact: true }).waitFor();
    await page.locator('#requests .param.lost').getByText(evil).first().waitFor();
    assert.is(await page.locator('img, main script').count(), 0);
    assert.is(await page.title(), 'Demo cloud');
  });

  test('secrets are masked, whether sent or answered', async () => {
    await call(cloud, cloud.keys.admin, 'createUser', { username: 'dora', password: 'hush-hush' });
    await call(cloud, cloud.keys.user, 'createSSHKeyPair', { name: 'new-laptop' });
    await page.locator('#requests .entry').first().getByText('createSSHKeyPair', { exact: true }).waitFor();
    const shown = (await page.locator('#requests').textContent()) ?? '';
    assert.match(shown, '"privatekey": "***"');
    assert.match(shown, 'password ***');
    assert.not.match(shown, /hush-hush|PRIVATE KEY|signature|apikey/i);
  });

  test('what is looked for stands out', async () => {
    await page.fill('#find', 'kiosk-0');
    assert.is(await page.locator('.vm:not(.dim)').count(), 9);
    await page.fill('#find', '');
    assert.is(await page.locator('.vm.dim').count(), 0);
  });

  test('only changes, if somebody wants to see no more', async () => {
    await page.check('#only');
    assert.is(await page.locator('#requests .entry:visible', { hasText: 'listNetworks' }).count(), 0);
    assert.is(await page.locator('#requests .entry:visible', { hasText: 'createUser' }).count(), 1);
    await page.uncheck('#only');
  });

  test('it is light by day and dark by night', async () => {
    const back = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const byDay = await back();
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.is(byDay, 'rgb(243, 245, 248)');
    assert.is(await back(), 'rgb(16, 21, 27)');
  });

  test('nothing was asked of anybody else, and the browser had nothing to complain about', async () => {
    assert.ok(asked.length > 5);
    assert.equal(
      asked.filter((url) => !url.startsWith(home)),
      [],
    );
    assert.equal(complaints, []);
    await cloud.close();
    await page.getByText('the demo cloud is gone').waitFor();
  });
}

test.run();
