/** One page without anything from outside: it asks for the state again and again and draws what has changed. */
const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 14px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 1400px; padding: 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
.zone { border: 1px solid var(--line); border-radius: 6px; padding: .6rem; margin: .5rem 0; }
.hosts { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); }
.host { border: 1px solid var(--line); border-radius: 4px; padding: .4rem .6rem; }
.odd { border-color: #c60; }
.vm { display: inline-block; border: 1px solid var(--line); border-radius: 3px; margin: 1px; padding: 0 4px; font-size: 12px; }
.Running { background: #2a72; } .Stopped { background: #8882; } .Error, .Destroyed { background: #c302; }
table { border-collapse: collapse; width: 100%; } td, th { border-bottom: 1px solid var(--line); padding: 2px 8px 2px 0; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; max-height: 14rem; overflow: auto; }
.bad { color: #c30; } #state { float: right; }
`;

const script = `
'use strict';
const make = (name, text, kind) => {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  if (kind) node.className = kind;
  return node;
};
const put = (id, ...nodes) => document.getElementById(id).replaceChildren(...nodes);
const table = (heads, rows) => {
  const whole = make('table');
  const head = make('tr');
  for (const one of heads) head.append(make('th', one));
  whole.append(head);
  for (const row of rows) {
    const line = make('tr');
    for (const one of row) {
      const cell = make('td');
      cell.append(one instanceof Node ? one : String(one ?? ''));
      line.append(cell);
    }
    whole.append(line);
  }
  return whole;
};
const machine = (vm) => { const node = make('span', vm.name, 'vm ' + vm.state); node.title = vm.owner + ', ' + vm.state; return node; };
const drawZone = (zone) => {
  const box = make('section', undefined, 'zone');
  box.append(make('h3', zone.name));
  const hosts = make('div', undefined, 'hosts');
  for (const host of zone.hosts) {
    const isOdd = host.state !== 'Up' || host.resourcestate !== 'Enabled';
    const card = make('div', undefined, isOdd ? 'host odd' : 'host');
    card.append(make('b', host.name), make('div', host.state + ', ' + host.resourcestate));
    card.append(...host.machines.map(machine));
    hosts.append(card);
  }
  box.append(hosts);
  if (zone.elsewhere.length > 0) {
    const rest = make('p', 'On no host: ');
    rest.append(...zone.elsewhere.map(machine));
    box.append(rest);
  }
  return box;
};
const draw = (world) => {
  put('zones', ...world.zones.map(drawZone));
  put('networks', table(['network', 'zone', 'range', 'owner', 'state', 'machines'],
    world.networks.map((one) => [one.name, one.zone, one.cidr, one.owner, one.state, one.machines])));
  put('rules', table(['address', 'kind', 'ports', 'from', 'to', 'owner'],
    world.rules.map((one) => [one.address, one.kind, one.ports, one.from, one.to, one.owner])));
  put('jobs', world.jobs.length === 0 ? make('p', 'none') : table(['job', 'by', 'since'],
    world.jobs.map((one) => [one.command, one.account, one.created])));
  put('requests', table(['at', 'by', 'command', 'parameters', 'status', 'answer'], world.requests.map((one) => {
    const status = make('span', one.status, one.status === 200 ? '' : 'bad');
    const answer = make('details');
    answer.append(make('summary', one.summary), make('pre', one.answer));
    const sent = Object.entries(one.params).map(([name, value]) => name + '=' + value).join(' ');
    return [new Date(one.at).toLocaleTimeString(), one.account, one.command, sent + (one.ignored.length ? ' (ignored: ' + one.ignored.join(', ') + ')' : ''), status, answer];
  })));
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
    put('state', make('span', 'live'));
  } catch {
    put('state', make('span', 'the demo cloud is gone', 'bad'));
  }
  setTimeout(refresh, 1000);
};
void refresh();
`;

/** The page and what its policy allows: exactly this script and this style, and questions to where it came from. */
export function pageHtml(hash: (text: string) => string): { html: string; policy: string } {
  const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Demo cloud</title><style>${style}</style></head>
<body><span id="state"></span><h1>Demo cloud</h1>
<p>What is there, and what was asked for. Only to look at: changes come by the API.</p>
<h2>Jobs under way</h2><div id="jobs"></div>
<h2>Last requests</h2><div id="requests"></div>
<h2>Zones</h2><div id="zones"></div>
<h2>Networks</h2><div id="networks"></div>
<h2>Rules</h2><div id="rules"></div>
<script>${script}</script></body></html>
`;
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(script)}'`,
    `style-src 'sha256-${hash(style)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}
