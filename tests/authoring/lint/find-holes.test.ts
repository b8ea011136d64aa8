import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findHoles } from '../../../engine/authoring/lint/wording/find-holes.js';

const test = suite('holes in texts');

for (const text of [
  'web-03 is  (id 1).',
  'It runs in .',
  'It runs in.',
  'web-03 ().',
  'web-03 (, KVM).',
  'The value is "" now.',
  'Name: undefined.',
  'Owner: [object Object]',
  'Size: , 4 GiB.',
  'web-03 is , as asked.',
  'Done. .',
  '{{item.name}} is there.',
]) {
  test(`found in ${JSON.stringify(text)}`, () => assert.ok(findHoles(text).length > 0));
}

for (const text of [
  'web-03 is Running on host kvm-1 at 10.1.1.5 (id 7d26).',
  'The machine that it is attached to.',
  'Nothing to log in with.',
  'name | state\nweb-03 | Running',
  'It costs 3.5 GiB; see list-volumes (or its card).',
  'CPU: 2 of 2 GHz, used 12 %.\nid 7d26',
  'Its name is "web 3", its owner alice.',
]) {
  test(`none in ${JSON.stringify(text)}`, () => assert.equal(findHoles(text), []));
}

test.run();
