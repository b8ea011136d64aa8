/**
 * The one table of errors. Whatever goes wrong ends as a ToolError with one of these codes, a plain sentence and what
 * to do next; `{word}` is filled in where it is raised. Texts of the cloud travel in `cloud`, never inside a sentence.
 */
export const ERRORS = {
  // What the caller sent
  'unknown-tool': [
    'There is no tool named {tool}.{near}',
    'Search for it with find-tools, or in a terminal with `cloudstack-mcp tools`.',
  ],
  'changes-something': ['{tool} changes something, or may, and run-read-tool only reads.', 'Run it with run-tool.'],
  'not-runnable': ['{tool} is a tool of this server itself.', 'Call it directly.'],
  'unknown-argument': ['{tool} has no argument {argument}.{near}', 'Leave it out or correct its name. {known}'],
  'missing-argument': ['{tool} needs {argument}.', 'Call again with what is missing. {about}'],
  'invalid-argument': ['{argument}: {problem}.', 'Correct it and call again.'],
  'rule-broken': ['{problem}.', 'Change the arguments and call again.'],
  // What exists here and who may do it
  'not-on-this-cloud': [
    'This cloud, or the role of this key, does not offer {command}.{needs}',
    'Use another tool, or ask for a key whose role allows it.',
  ],
  'argument-not-on-this-cloud': [
    'This cloud, or the role of this key, does not know the argument {argument} of {tool}{since}.',
    'Leave it out: CloudStack would silently ignore it and do something other than what was asked.',
  ],
  'cloud-unknown': [
    'Not every cloud and role knows the argument {argument} of {tool}, and this cloud has not yet said what it knows.',
    'Nothing was sent. Try again in a moment, or leave {argument} out; `cloudstack-mcp doctor` finds the cause.',
  ],
  'read-only': ['{tool} changes something and this server is read-only.', 'Only its operator can change that.'],
  'not-surely-read': [
    'This server is read-only, and {command} is not certain to be a read: its name does not begin with list, get, query or find.',
    'Only its operator can allow it, by the setting knownReads.',
  ],
  'tool-not-allowed': ['The operator of this server does not allow {tool}.', 'Only its operator can change that.'],
  // Names
  'name-not-found': [
    'There is no {kind} named "{name}"{where}.{near}',
    'Check the spelling, or list them with {tool}.',
  ],
  'name-ambiguous': ['{count} are named "{name}"{begin}:\n{candidates}', 'Call again with the id of the one you mean.'],
  'id-ambiguous': [
    '{count} ids that were shown begin with "{beginning}":\n{candidates}',
    'Call again with the whole id of the one you mean.',
  ],
  'name-unsupported': ['A {kind} has no name: {argument} must be an id.', 'Find the id with {tool}.'],
  'parent-needed': ['A {kind} can only be found by name inside its {parent}.', 'Give {parent} as well, or the id.'],
  'too-many-to-search': [
    'There are more than {limit} of kind {kind}, so it is not certain which of them is called "{name}".',
    'Give the id, or narrow the search{narrow}.',
  ],
  'too-many-names': [
    '{argument} has {count} names; at most {limit} are looked up in one call.',
    'Give fewer at a time, or give ids.',
  ],
  'not-possible': ['{reason}', 'Nothing was sent: as things are, CloudStack would refuse this or do nothing.'],
  // Confirmation
  'confirmation-needed': ['{plan}', '{how}'],
  declined: [
    'The person said no to: {action}.',
    'Nothing was changed. Do not ask again unless the person wants you to.{note}',
  ],
  'not-answered': [
    'The question was closed without an answer.',
    'Nothing was changed. If the person still wants it, make the same call to ask again.',
  ],
  'confirmation-unknown': [
    'This confirmation was not issued by this server, or the server has been restarted since.',
    'Call without _confirm to get a new plan.',
  ],
  'confirmation-expired': ['This confirmation has expired.', 'Call without _confirm to get a new plan.'],
  'confirmation-used': [
    'This confirmation has already been used; each works once.',
    'Call without _confirm for a new plan.',
  ],
  'confirmation-changed': [
    'This confirmation was given for something else: {changed}.',
    'Call without _confirm to see the new plan.',
  ],
  'approval-missing': [
    'Nobody has approved {code} yet.',
    'A person has to run this in a terminal:\n  {run}\nThen make the same call again.',
  ],
  'approval-refused': [
    'There is an answer to {code}, but it does not count: {why}.',
    'Nothing was done. Call without _confirm to ask again, and check who may write to {folder}.',
  ],
  'approval-unknown': [
    'There is no open question with the code {code}.',
    'It may be too old, or belong to a state directory other than {folder}.',
  ],
  'approvals-unavailable': [
    'The question for a person, or the answer to it, cannot be stored ({reason}).',
    'Nothing was done. The operator has to fix {folder}.',
  ],
  'approval-needs-terminal': [
    'An approval has to be typed by a person in a terminal, and this is not one.',
    'Open a terminal on this machine and run the same command there.',
  ],
  'approval-needs-user': ['Only approvals by the OS user {user} count here.', 'Run the same command as that user.'],
  'wrong-phrase': ['The phrase does not match.', 'Type exactly: {phrase}'],
  'object-changed': [
    'While the question was open, something changed: {changed}.',
    'Nothing was done. Look again and decide again.',
  ],
  'object-unseen': [
    '{argument} {id} cannot be seen with this key, so nobody can tell what {tool} would affect.',
    'Nothing was done. Check the id, or use a key that can see it.',
  ],
  'audit-unavailable': [
    'The audit log cannot be written ({reason}), and a change that cannot be audited does not run.',
    'Nothing was sent. The operator has to fix {file}.',
  ],
  'secrets-unavailable': [
    'The answer of {tool} contains a secret that is shown only once, and there is nowhere to keep it ({reason}).',
    'Nothing was sent. The operator has to fix {folder}, or start with --show-secrets.',
  ],
  'export-unavailable': [
    'The file cannot be written ({reason}), and nothing was saved.',
    'The operator has to look at {folder}; without _save the rows come in the answer.',
  ],
  // The way to the cloud
  'cannot-connect': [
    '{server} cannot be reached ({reason}).',
    'Check the address, the network, and whether the management server is running. `cloudstack-mcp doctor` finds the cause.',
  ],
  'certificate-refused': [
    'The certificate of {server} is not trusted ({reason}).',
    'Trust its authority with NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
  ],
  timeout: ['{server} did not answer {command} within {seconds} s.', 'Try again later, or ask for less at a time.'],
  'connection-lost': ['The connection to {server} was lost before the answer was complete.', 'Try again.'],
  'outcome-unknown': [
    '{command} was sent, but its outcome is not known ({reason}). It may have happened or not; it was not sent again.',
    'Check before you repeat it{look}.',
  ],
  'not-cloudstack': [
    'Something between here and CloudStack answered instead of it: HTTP {status}, {what}.',
    'Check that the URL ends in /client/api and that the management server behind the proxy is running.',
  ],
  'unreadable-answer': ['The answer to {command} cannot be understood: {what}.', 'Try again; then look at `doctor`.'],
  'empty-answer': [
    'CloudStack answered {command} with nothing at all. That is not a success: it failed internally.',
    'Check the arguments: something it needs may be missing, or may not exist.',
  ],
  cancelled: ['The call was cancelled.', 'Nothing more will be done.'],
  // What CloudStack says; the code is found by cloudstack/classify.ts. {command}{about} is what was refused or failed.
  'not-authenticated': [
    'CloudStack does not accept the key or the signature.',
    'Check the API key, the secret key, this machine’s clock and that the user is enabled: `cloudstack-mcp doctor`.',
  ],
  'unknown-command': [
    'This cloud does not know {command}. The key is fine: other commands work.',
    'It belongs to a newer release of CloudStack, to a plugin or to a setting that is off. Use another tool.',
  ],
  'bad-request': ['CloudStack refused the form of {command}.', 'Check the URL and the version of the cloud.'],
  'rate-limited': [
    'CloudStack did not accept {command}: this account has reached its rate limit.',
    'Wait a little, then call again.',
  ],
  refused: [
    'CloudStack refused {command}{about}.',
    'Its text says why: the state of the object, something that is missing or taken, or a value out of range.',
  ],
  'refused-parameter': ['CloudStack refused {command}{about}: {why}.', 'Correct the argument and call again.'],
  'command-refused': [
    'CloudStack does not offer {command} to this key.',
    'The role may not allow it, or the feature is switched off.',
  ],
  'not-supported': [
    'CloudStack cannot do {command}{about} as things are.',
    'Its text says what it needs: another state, a setting, or one more argument.',
  ],
  maintenance: [
    'CloudStack did not accept {command}: the management server is in maintenance or shutting down.',
    'Try again when it is back.',
  ],
  'two-factor': [
    'This user has to pass two-factor authentication first.',
    'Use the API key of a user without it, or finish it in the CloudStack UI.',
  ],
  'cloud-failed': [
    'CloudStack failed at {command}{about}.',
    'Its text says why; events, alerts and the management server log say more.',
  ],
  'no-permission': [
    'CloudStack refused {command}{about}: this account may not do that, or not with this object.',
    'Check owner, domain and project of the object, or use another key.',
  ],
  'limit-reached': [
    'CloudStack refused {command}{about}: a resource limit of the account, domain or project has been reached.',
    'Remove something, or ask an administrator to raise the limit.',
  ],
  'no-capacity': [
    'CloudStack could not do {command}{about}: no host, storage or address has room for it.',
    'Choose a smaller offering or another zone, or look at the capacity and at hosts in maintenance.',
  ],
  'resource-unreachable': [
    'CloudStack could not do {command}{about}: a host, storage or agent that it needs cannot be reached.',
    'Look at the state of the hosts and storage, and at the alerts.',
  ],
  'allocation-failed': [
    'CloudStack could not do {command}{about}: it found nothing to allocate.',
    'Check the quota and the capacity.',
  ],
  'still-in-use': [
    'CloudStack refused {command}{about}: the object is still in use.',
    'Detach or remove what uses it first.',
  ],
  'already-there': [
    'CloudStack refused {command}{about}: there already is one like it.',
    'Use the one that is there, or choose another name or address.',
  ],
  'rule-conflict': [
    'CloudStack refused {command}{about}: it overlaps with a rule that exists.',
    'Choose another port or address, or remove the other.',
  ],
  'job-cancelled': [
    'The job of {command}{about} was cancelled on the cloud.',
    'Look at the object before you try again.',
  ],
  // Set-up
  'config-missing': ['{setting} is not set.', '{how}'],
  'config-invalid': ['{setting} ({source}) {problem}.', 'Correct it there.'],
  'wrong-usage': ['{problem}.{hint}', '`cloudstack-mcp --help` shows what there is.'],
  'internal-error': ['Something inside this server went wrong ({what}).', 'Please report it with the audit line.'],
} as const satisfies Record<string, readonly [says: string, next: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** CloudStack's own account of an error: its numbers and its text, cleaned and masked before it gets here. */
export interface CloudText {
  errorcode?: number;
  cserrorcode?: number;
  text: string;
}

export interface ToolErrorOptions {
  cloud?: CloudText;
  /** What a program may want to know: candidates, a token, a job. Goes into _meta, for a host: what a model needs to go on stands in the text too. */
  data?: Record<string, unknown>;
  cause?: unknown;
}

/** Every failure a user can meet. `message` is the plain sentence, `next` what to do. */
export class ToolError extends Error {
  /** What to do next; whoever knows more than the table may say it better. */
  next: string;
  readonly cloud: CloudText | undefined;
  readonly data: Record<string, unknown>;
  private words: Words;

  constructor(
    readonly code: ErrorCode,
    words: Words = {},
    { cloud, data = {}, cause }: ToolErrorOptions = {},
  ) {
    const [says, next] = ERRORS[code];
    super(fill(says, words), cause === undefined ? undefined : { cause });
    this.name = 'ToolError';
    this.words = words;
    this.next = fill(next, words).trim();
    this.cloud = cloud;
    this.data = data;
  }

  /** Fills in what was not known where the error was raised. */
  tell(more: Words): this {
    this.words = { ...this.words, ...more };
    this.message = fill(ERRORS[this.code][0], this.words);
    return this;
  }
}

type Words = Record<string, string | number>;

function fill(text: string, words: Words): string {
  return text.replace(/\{(\w+)\}/g, (_, word: string) => String(words[word] ?? ''));
}

/** Any thrown thing as a ToolError; what was not foreseen keeps its kind but neither its stack nor its text. */
export function asToolError(error: unknown): ToolError {
  if (error instanceof ToolError) return error;
  if (error instanceof Error && error.name === 'AbortError') return new ToolError('cancelled');
  return new ToolError(
    'internal-error',
    { what: error instanceof Error ? error.name : typeof error },
    { cause: error },
  );
}
