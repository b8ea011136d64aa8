import { verbOf } from '../../command-verb.js';
import { asFile } from '../../example.js';
import type { CommandFacts } from '../../../../facts/load-facts.js';
import type { Rule } from '../../rule.js';

/** After these there is something that was not there before, or that is fetched to be used. */
const MAKING = new Set(
  'create register reset generate issue extract get setup download deploy rotate renew regenerate fetch export'.split(
    ' ',
  ),
);
/** What a command says of itself that CloudStack's facts do not know. */
const BY_NAME =
  /(?:Keys?|KeyPair|Tokens?|Passwords?|Secrets?|Credentials?|Kubeconfig|PrivateKey|AccessKey|ApiKey|Otp|Passphrase)$/;
/** These come back as they were given, or stand in every answer of their kind. */
const ECHOES = new Set(['userdata', 'ipsecpsk', 'accesskey', 'usersecretkey']);

const readConfig = (secrets: string): ReturnType<typeof asFile> =>
  asFile(
    'kubernetes-cluster/get-kubernetes-cluster-config.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: getKubernetesClusterConfig
title: Fetch the kubeconfig of a Kubernetes cluster
description: >-
  Fetches the file with which kubectl reaches a Kubernetes cluster. Whoever has it is administrator of the cluster. It
  tells nothing about its machines; for those use list-virtual-machines.
keywords: [kubectl, admin config]
effect: read
since: "4.14"
requires: { setting: cloud.kubernetes.service.enabled }
answer: { kind: object, of: KubernetesClusterConfigResponse }

params:
  id: { use: kubernetes-cluster, description: The cluster. }

danger:
  severity: high
  category: reveals-secret
  warning: "The kubeconfig of {{#has.kubernetescluster}}{{kubernetescluster}}{{/has.kubernetescluster}}{{^has.kubernetescluster}}a cluster{{/has.kubernetescluster}} will be handed over."
  reversible: false
  impact: everything that runs in one cluster
  confirm: fetch

ttl: none
${secrets}
output:
  done: "The kubeconfig of {{item.name}} is handed over."

examples:
  - ask: I need the kubeconfig of my cluster
    args: { id: shop-k8s }
`,
    {},
    `command: getKubernetesClusterConfig\n${secrets.trim() === '' ? '# without secrets' : secrets.trim()}`,
  );

export const secretMade: Rule = {
  id: 'safety/secret-made',
  title: 'What a call makes that is secret is handed over, or hidden on purpose.',
  why: 'A new password or key is shown by CloudStack once. Without `give` the engine hides it like every secret, and it is lost: nobody has it, and it has to be made again.',
  severity: 'error',
  bad: readConfig(''),
  good: readConfig('\nsecrets:\n  give: { configdata: "{{item.name}}.kubeconfig" }\n'),
  *checkManifest({ manifest: { command, secrets = {} }, facts }) {
    const { give = {}, hide = [] } = secrets;
    if (!MAKING.has(verbOf(command))) return;
    const isGiven = Object.keys(give).length > 0;
    const isUnknown = facts?.answers === undefined && facts?.sensitiveFields === undefined && BY_NAME.test(command);
    const hidden = hide.map((entry) => (typeof entry === 'string' ? entry : entry.field));
    const templates = Object.values(give).map((one) => (typeof one === 'string' ? '' : one.template)).join(' '); // prettier-ignore
    const left = (facts ? madeBy(facts) : []).filter(
      (field) => !Object.hasOwn(give, field) && !hidden.includes(field) && !templates.includes(`item.${field}`),
    );
    if (left.length === 0 && !(isUnknown && hide.length === 0 && !isGiven)) return;
    yield {
      at: isGiven ? ['secrets', 'give'] : ['answer'],
      message:
        left.length > 0
          ? `The answer to ${command} holds a secret, \`${left.join('`, `')}\`, and nothing says who gets it.`
          : `By its name, ${command} makes a secret, and nothing says who gets it.`,
      hint: adviceFor(left.length > 0 ? left : ['field'], isGiven),
    };
  },
};

function adviceFor(fields: readonly string[], isGiven: boolean): string {
  const give = fields.map((field) => `${field}: "${field}.txt"`).join(', ');
  const hide = `hide: [${fields.join(', ')}]`;
  return isGiven
    ? `Add ${give} under \`give\`, which puts it into a private file. If nobody needs it, add \`${hide}\` under \`secrets\`.`
    : `Add \`secrets: { give: { ${give} } }\`, which puts it into a private file. If nobody needs it, add \`secrets: { ${hide} }\`.`;
}

/** Secrets of the answer that the caller did not send along, and that are new in it. */
function madeBy({ name, params, sensitiveFields = [] }: CommandFacts): string[] {
  // A password that may be left out is made where the call is about passwords.
  const sent = new Set(
    params.filter((one) => one.required === true || !new RegExp(one.name, 'i').test(name)).map((one) => one.name),
  );
  const isAboutKeys = /Keys?|Pair/.test(name);
  return sensitiveFields.filter(
    (field) =>
      !field.includes('.') &&
      !sent.has(field) &&
      !ECHOES.has(field) &&
      (isAboutKeys || !['apikey', 'secretkey'].includes(field)),
  );
}
