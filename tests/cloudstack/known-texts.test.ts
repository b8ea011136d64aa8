import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cloudError } from '../../engine/cloudstack/classify.js';
import { shortenDumps } from '../../engine/cloudstack/shorten-dumps.js';
import type { ErrorCode } from '../../engine/errors.js';

const ID = '3e76981d-4998-4406-9878-2c388e986b6a';

const TEXTS: [errorcode: number, cserrorcode: number | undefined, errortext: string, code: ErrorCode, says: string][] =
  [
    [431, 9999, 'Unable to execute API command x due to missing parameter networkid', 'refused-parameter', 'networkid'],
    [
      431,
      9999,
      `Unable to execute API command x due to invalid value. Invalid parameter id value=${ID} due to incorrect long value format, or entity does not exist`,
      'refused-parameter',
      'the value of id',
    ],
    [431, 4350, 'The machine is running', 'refused', 'CloudStack refused polishRouter.'],
    [
      432,
      9999,
      'The API [x] does not exist or is not available for the account bob.',
      'command-refused',
      'to this key',
    ],
    [
      432,
      9999,
      "The given command 'x' either does not exist, is not available for user.",
      'command-refused',
      'to this key',
    ],
    [432, undefined, 'This would shrink the volume.', 'not-supported', 'as things are'],
    [432, 9999, '', 'command-refused', 'to this key'],
    [530, 4390, 'The provider is not enabled', 'not-supported', 'as things are'],
    [535, 4370, "Maximum amount of resources of Type = 'volume' is exceeded", 'limit-reached', 'limit'],
    [530, undefined, 'Caller does not have permission to operate with it.', 'no-permission', 'may not do that'],
    [531, 4365, 'bob', 'no-permission', 'may not do that'],
    // Most numbers are given for nearly anything: the text says whether it was a check, and which.
    [531, 4365, 'Default roles cannot be deleted', 'refused', 'refused polishRouter.'],
    [531, 4365, "Found accounts that have role in use, won't allow to delete role", 'still-in-use', 'still in use'],
    [431, undefined, "Can't delete it as its used by 1 networks", 'still-in-use', 'still in use'],
    [530, undefined, 'Host h is already dedicated', 'refused', 'refused polishRouter.'],
    [530, 4250, 'The user bob already exists in domain 5', 'already-there', 'there already is one like it'],
    [431, 4350, "A key pair with name 'k2' already exists.", 'already-there', 'there already is one like it'],
    [530, undefined, 'This is supported only for the KVM hypervisor', 'refused', 'refused polishRouter.'],
    [530, undefined, 'Failed to copy snapshot', 'cloud-failed', 'failed at polishRouter'],
    [530, undefined, 'For input string: "zz" under radix 16', 'refused', 'refused polishRouter.'],
  ];

for (const [errorcode, cserrorcode, errortext, code, says] of TEXTS) {
  test(`${errorcode}, ${errortext.slice(0, 60)}: ${code}`, () => {
    const body = { errorcode, errortext, ...(cserrorcode === undefined ? {} : { cserrorcode }) };
    const error = cloudError(body, errorcode, 'polishRouter');
    assert.is(error.code, code);
    assert.match(error.message, 'polishRouter');
    assert.match(error.message, says);
    assert.is(error.cloud?.text, errortext);
  });
}

test('the class of an exception is no part of its text', () => {
  const textOf = (errortext: string): string | undefined =>
    cloudError({ errorcode: 530, errortext }, 530, 'x').cloud?.text;
  assert.is(
    textOf('com.cloud.exception.InvalidParameterValueException: Duplicate configuration '),
    'Duplicate configuration',
  );
  assert.is(
    textOf('Failed:com.cloud.utils.exception.CloudRuntimeException: Failed to update'),
    'Failed:Failed to update',
  );
  assert.is(
    textOf('Unsupported command com.cloud.agent.api.Command.'),
    'Unsupported command com.cloud.agent.api.Command.',
  );
});

test('whoever is not told the reason is told so, and a fault of CloudStack is called one', () => {
  const nextOf = (errortext: string): string => cloudError({ errorcode: 530, errortext }, 530, 'x').next;
  assert.match(
    nextOf('Internal error executing command, please contact your system administrator'),
    'root administrators only',
  );
  assert.match(nextOf('Cannot invoke "java.lang.Long.longValue()" because "id" is null'), 'fault inside CloudStack');
  assert.not.match(nextOf('Failed to resize'), 'fault inside CloudStack');
});

const DUMPS: [before: string, after: string][] = [
  [
    `Unable to stop VM instance {"id":12,"instanceName":"i-2-12-VM","state":"Running","uuid":"${ID}"}.`,
    `Unable to stop VM instance i-2-12-VM (${ID}).`,
  ],
  [`for Account Account [{"accountName":"admin","id":2,"uuid":"${ID}"}]; please`, `for Account admin (${ID}); please`],
  [`the VM VM instance {"id":46,"instanceName":"v-46-VM","uuid":"${ID}"} is`, `the VM instance v-46-VM (${ID}) is`],
  [`Volume {"id":52,"name":"ROOT-44","uuid":"${ID}"}`, `Volume ROOT-44 (${ID})`],
  [`Cluster: Cluster {id: "3", name: "NC-0", uuid: "${ID}"} has hosts`, `Cluster: Cluster NC-0 (${ID}) has hosts`],
  [`rule FirewallRule {"id":56,"purpose":"Firewall","uuid":"${ID}"} which`, `rule FirewallRule ${ID} which`],
  [
    `[Template {"id":1,"name":"CentOS 5.6 (64-bit)","uuid":"${ID}"}] because`,
    `[Template CentOS 5.6 (64-bit) (${ID})] because`,
  ],
  [
    `[Host {"id":1,"name":"a","uuid":"${ID}"}, Host {"id":2,"name":"b","uuid":"${ID}"}]`,
    `[Host a (${ID}), Host b (${ID})]`,
  ],
  [`Domain {"id":5,"name":"shop \\"x\\"","path":"\\/shop\\/","uuid":"${ID}"}`, `Domain shop "x" (${ID})`],
  [
    'Exit code: 1, Output: {"status": "error", "error": "Invalid action"}',
    'Exit code: 1, Output: {"status": "error", "error": "Invalid action"}',
  ],
  ['Supported actions: [START, STOP] {all}', 'Supported actions: [START, STOP] {all}'],
];

test('an object in a text is its name and its id; what is no object stays', () => {
  for (const [before, after] of DUMPS) {
    assert.is(shortenDumps(before), after);
    assert.is(shortenDumps(after), after, 'nothing is shortened twice');
  }
});

test.run();
