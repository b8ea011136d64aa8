import type { Finding } from './call-all.js';

interface Exception {
  /** Of these tools. */
  tools: readonly string[];
  /** Only findings of this form. */
  says: RegExp;
  why: string;
}

const noSaml = /not part of the demo cloud/;

/** Calls that do not come to a good end on the demo cloud, and why that is right. */
const exceptions: readonly Exception[] = [
  {
    tools: ['get-sp-metadata', 'list-idps', 'saml-sso', 'saml-slo', 'list-and-switch-saml-account'],
    says: noSaml,
    why: 'SAML needs an identity provider and a browser.',
  },
  {
    tools: ['login'],
    says: /^not-authenticated/,
    why: 'The password of the example is a placeholder.',
  },
  {
    tools: ['verify-oauth-code-and-get-user', 'validate-user-two-factor-authentication-code'],
    says: /^outcome-unknown/,
    why: 'The code of the example is a placeholder, and CloudStack answers a wrong one with an empty body.',
  },
  {
    tools: ['oauthlogin', 'reset-password', 'get-user'],
    says: /^(refused|no-permission)/,
    why: 'The code, the token or the key of the example is a placeholder.',
  },
  {
    tools: ['delete-stratosphere-ssp'],
    says: /^refused-parameter/,
    why: 'No list tells of such a device, so that there is nothing to name.',
  },
  {
    tools: ['release-pod-ip-address', 'query-async-job-result'],
    says: /There is nothing with the id|Unable to find a job/,
    why: 'What it is about comes only with the answer to an earlier call.',
  },
  {
    tools: ['list-buckets'],
    says: /Invalid parameter objectstorageid/,
    why: 'CloudStack looks among the storage pools for the object store that this parameter names, and finds none.',
  },
];

/** Whether a finding is none: CloudStack has a reason in the state of things, or it is one of the above. */
export const isExcepted = ({ call, kind, says }: Finding): boolean =>
  kind === 'refused' || exceptions.some(({ tools, says: form }) => tools.includes(call.tool) && form.test(says));
