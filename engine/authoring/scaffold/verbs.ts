import type { Danger, Severity } from '../../manifest/types.js';

/** What a verb of CloudStack's names means for whoever has to say yes. A draft: a person reads it. */
export interface Verb {
  /** "is deleted" */
  done: string;
  /** Where CloudStack's facts do not rate the command. */
  severity: Severity;
  category: NonNullable<Danger['category']>;
  reversible: boolean;
  /** The verb of a title, if it is another: "Change" for update. */
  title?: string;
}

const lose = (done: string, severity: Severity = 'high'): Verb => ({
  done,
  severity,
  category: 'data-loss',
  reversible: false,
});
const interrupt = (done: string): Verb => ({ done, severity: 'high', category: 'interruption', reversible: true });
const set = (done: string, severity: Severity = 'medium'): Verb => ({
  done,
  severity,
  category: 'configuration',
  reversible: true,
});
const cost = (done: string): Verb => ({ done, severity: 'medium', category: 'cost', reversible: true });
const open = (done: string): Verb => ({ done, severity: 'medium', category: 'security', reversible: true });
const reveal = (done: string): Verb => ({ done, severity: 'high', category: 'reveals-secret', reversible: false });

/** The verbs with which names of commands that change something begin, or end. */
export const VERBS: Readonly<Record<string, Verb>> = {
  acquire: cost('is acquired'),
  activate: set('is activated'),
  add: set('is added'),
  apply: set('is applied'),
  archive: set('is archived'),
  assign: set('is assigned'),
  associate: cost('is associated'),
  attach: set('is attached'),
  authorize: open('is authorized'),
  cancel: set('is cancelled'),
  change: { ...set('is changed', 'high'), title: 'Change' },
  check: set('is checked'),
  clean: lose('is cleaned up'),
  cleanup: lose('is cleaned up'),
  clone: set('is cloned'),
  config: { ...set('is configured'), title: 'Configure' },
  configure: set('is configured'),
  copy: cost('is copied'),
  create: cost('is created'),
  declare: set('is declared', 'high'),
  dedicate: set('is dedicated'),
  delete: lose('is deleted'),
  deploy: cost('is deployed'),
  destroy: lose('is destroyed'),
  detach: interrupt('is detached'),
  disable: interrupt('is switched off'),
  disassociate: lose('is released'),
  discover: set('is discovered'),
  download: reveal('is offered for download'),
  enable: set('is switched on'),
  execute: set('is carried out', 'high'),
  expunge: lose('is expunged', 'critical'),
  extract: reveal('is offered for download'),
  finalize: set('is finished'),
  finish: set('is finished'),
  forgot: set('is started'),
  generate: set('is made'),
  get: reveal('is handed over'),
  grant: { ...open('is granted'), category: 'access', severity: 'high' },
  import: set('is imported'),
  issue: set('is issued'),
  link: set('is linked'),
  list: reveal('is shown'),
  lock: { ...interrupt('is locked'), category: 'access' },
  manage: set('is managed by CloudStack again'),
  mark: set('is marked'),
  migrate: interrupt('is migrated'),
  move: set('is moved'),
  notify: set('is notified'),
  patch: interrupt('is patched'),
  prepare: interrupt('is prepared'),
  provision: interrupt('is provided'),
  purge: lose('is purged', 'critical'),
  reboot: interrupt('is restarted'),
  reconnect: interrupt('is connected again'),
  recover: set('is recovered'),
  register: cost('is registered'),
  release: lose('is released'),
  remove: lose('is removed'),
  replace: set('is replaced', 'high'),
  reserve: cost('is reserved'),
  reset: lose('is reset'),
  resize: { ...set('is resized', 'high'), category: 'capacity', reversible: false },
  restart: interrupt('is restarted'),
  restore: lose('is restored', 'critical'),
  revert: lose('is taken back', 'critical'),
  revoke: { ...lose('is revoked'), category: 'access' },
  rotate: set('is rotated', 'high'),
  run: set('is run', 'high'),
  scale: { ...set('is scaled', 'high'), category: 'capacity' },
  setup: set('is set up'),
  start: cost('is started'),
  stop: interrupt('is stopped'),
  suspend: interrupt('is suspended'),
  sync: set('is synchronized'),
  synchronize: set('is synchronized'),
  trigger: set('is triggered'),
  unlink: set('is unlinked'),
  unmanage: interrupt('is no longer managed by CloudStack'),
  unregister: lose('is unregistered'),
  update: { ...set('is changed'), title: 'Change' },
  upgrade: interrupt('is upgraded'),
  upload: cost('is uploaded'),
  validate: set('is validated'),
  verify: set('is verified'),
};

/** For a name with a verb that nobody thought of. */
export const OTHER_VERB: Verb = set('is changed');

/** Names that begin like this only look, unless CloudStack's facts say otherwise. */
export const LOOKING: ReadonlySet<string> = new Set(['list', 'get', 'query', 'find', 'search', 'is']);
