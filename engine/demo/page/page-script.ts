/** What the page does: it asks for the state again and again, and draws what has changed. All text is set as text. */
export const pageScript = `
'use strict';
const at = (id) => document.getElementById(id);
const make = (name, kind, ...inside) => {
  const node = document.createElement(name);
  if (kind) node.className = kind;
  node.append(...inside.filter((one) => one !== undefined && one !== '').map((one) => one instanceof Node ? one : String(one)));
  return node;
};

/** Keeps a node for each item: what is new or different is made afresh and flashes, the rest is left alone. */
const keep = (parent, items, draw, update) => {
  const known = parent.known ?? new Map();
  const isFirst = parent.known === undefined;
  const next = new Map();
  for (const item of items) {
    const old = known.get(item.id);
    const text = JSON.stringify(item);
    let node = old?.node;
    if (!node || (!update && old.text !== text)) {
      node = draw(item);
      if (!isFirst) node.classList.add('fresh');
      const opened = old?.node.querySelector('details')?.open;
      if (opened) node.querySelector('details').open = true;
    }
    update?.(node, item);
    next.set(item.id, { node, text });
  }
  const nodes = [...next.values()].map(({ node }) => node);
  const wanted = new Set(nodes);
  for (const node of [...parent.children]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, place) => { if (parent.children[place] !== node) parent.insertBefore(node, parent.children[place] ?? null); });
  parent.known = next;
};
document.addEventListener('animationend', ({ target, animationName }) => { if (animationName === 'flash') target.classList.remove('fresh'); });

const found = (node, ...words) => { node.dataset.find = words.join(' ').toLowerCase(); return node; };
const drawMachine = (vm) => {
  const node = found(make('span', 'vm', vm.name), vm.name, vm.owner, vm.state, vm.address ?? '');
  node.dataset.state = vm.state;
  node.title = [vm.name + ' is ' + vm.state, 'owner ' + vm.owner, vm.address, vm.size].filter(Boolean).join('\\n');
  return node;
};
const fillMachines = (node, { machines, count }) => {
  keep(node.querySelector('.machines'), machines, drawMachine);
  node.querySelector('.more').textContent = count > machines.length ? 'and ' + (count - machines.length) + ' more' : '';
};
const box = (kind, title) => make('div', kind, make('div', 'top', make('h3', '', title), make('span', 'note')), make('div', 'machines'), make('span', 'more soft'));
const fillHost = (node, host) => {
  node.classList.toggle('odd', host.state !== 'Up');
  node.querySelector('.note').textContent = host.state + ' · ' + host.count;
  node.title = 'cluster ' + host.cluster;
  fillMachines(node, host);
};
const drawZone = (zone) => make('section', 'zone', make('div', 'top', make('h2', '', 'Zone ' + zone.name), make('span', 'note')), make('div', 'hosts'), box('elsewhere', 'On no host'));
const fillZone = (node, zone) => {
  const running = zone.hosts.reduce((sum, { count }) => sum + count, 0);
  node.querySelector('.note').textContent = zone.hosts.length + ' hosts, ' + running + ' machines on them';
  keep(node.querySelector('.hosts'), zone.hosts, (host) => box('host', host.name), fillHost);
  const rest = node.querySelector('.elsewhere');
  rest.hidden = zone.elsewhere.count === 0;
  rest.querySelector('.note').textContent = zone.elsewhere.count;
  fillMachines(rest, zone.elsewhere);
};

const row = (...cells) => make('tr', '', ...cells.map((cell) => cell instanceof Node ? cell : make('td', '', cell ?? '')));
const drawNetwork = (one) => found(row(one.name, one.zone, one.range, one.owner, one.state, make('td', 'number', one.machines)), one.name, one.owner, one.range ?? '');
const drawRule = (one) => found(row(one.address, one.kind, one.ports, make('td', one.isOpen ? 'open' : '', one.from), one.to, one.owner), one.address ?? '', one.kind, one.ports, one.to, one.owner);

const drawJob = (job) => make('div', 'entry',
  make('div', 'line', make('span', 'command', job.command), job.about, make('span', 'soft', job.account), make('span', 'end ' + job.outcome.is, job.outcome.is === 'bad' ? 'failed' : job.outcome.text.replace('job ', ''))),
  job.outcome.is === 'bad' ? make('div', 'bad', job.outcome.text) : undefined);
const drawParam = ({ name, value, means }, lost) => {
  const node = make('span', lost ? 'param lost' : 'param', make('i', '', name + ' '), means ?? value);
  node.title = lost ? 'CloudStack drops this parameter without a word' : means ? name + '=' + value : '';
  return node;
};
const drawRequest = (one) => {
  const lost = new Set(one.ignored);
  const answer = make('details', '', make('summary', one.outcome.is, one.outcome.text), make('pre', '', one.answer));
  const time = new Date(one.at).toLocaleTimeString();
  return make('div', one.changes ? 'entry changes' : 'entry',
    make('div', 'line', make('span', 'soft', time), make('span', 'command', one.command || '(no command)'), make('span', 'soft', one.account), make('span', 'end ' + (one.status === 200 ? 'soft' : 'bad'), one.status || 'cut')),
    make('div', 'sent', ...one.params.map((param) => drawParam(param, lost.has(param.name)))),
    answer);
};

const find = () => {
  const word = at('find').value.trim().toLowerCase();
  for (const node of document.querySelectorAll('[data-find]')) node.classList.toggle('dim', word !== '' && !node.dataset.find.includes(word));
};
at('find').addEventListener('input', find);
at('only').addEventListener('change', ({ target }) => at('requests').classList.toggle('quiet', target.checked));

const total = (count, word) => make('span', '', make('b', '', count), ' ' + word);
const draw = (world) => {
  const { machines, running, hosts, networks, rules, requests, jobs } = world.totals;
  at('totals').replaceChildren(total(hosts, 'hosts'), total(machines, 'machines'), total(running, 'running'), total(networks, 'networks'), total(rules, 'rules on addresses'), total(jobs, 'jobs under way'), total(requests, 'requests'));
  keep(at('zones'), world.zones, drawZone, fillZone);
  keep(at('networks'), world.networks, drawNetwork);
  keep(at('rules'), world.rules, drawRule);
  keep(at('jobs'), world.jobs, drawJob);
  keep(at('requests'), world.requests, drawRequest);
  at('no-jobs').hidden = world.jobs.length > 0;
  at('no-requests').hidden = world.requests.length > 0;
  find();
};
let version = '';
const refresh = async () => {
  try {
    const reply = await fetch('/demo/state?after=' + encodeURIComponent(version));
    if (reply.status === 200) {
      const world = await reply.json();
      version = world.version;
      draw(world);
    }
    at('live').textContent = 'live';
    at('live').className = '';
  } catch {
    at('live').textContent = 'the demo cloud is gone';
    at('live').className = 'bad';
  }
  setTimeout(refresh, 400);
};
void refresh();
`;
