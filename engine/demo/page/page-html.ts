import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';

const table = (id: string, heads: readonly string[]): string =>
  `<div class="scroll"><table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody id="${id}"></tbody></table></div>`;

/** One page without anything from outside, and its policy: exactly this script and this style, questions to where it came from. */
export function pageHtml(hash: (text: string) => string): { html: string; policy: string } {
  const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Demo cloud</title>
<style>${pageStyle}</style></head>
<body>
<header><h1>Demo cloud</h1><div id="totals"></div><input id="find" type="search" placeholder="Find a name, an owner…" aria-label="Find"><span id="live">…</span></header>
<main>
<div class="part"><div class="part" id="zones"></div>
<section><div class="top"><h2>Networks</h2></div>${table('networks', ['network', 'zone', 'range', 'owner', 'state', 'machines'])}</section>
<section><div class="top"><h2>Rules</h2><span>open to everybody in <span class="open">this colour</span></span></div>${table('rules', ['on', 'kind', 'ports', 'from', 'to', 'owner'])}</section>
</div>
<div class="part" id="happened">
<section><div class="top"><h2>Jobs</h2></div><div id="jobs"></div><p class="none" id="no-jobs">None yet.</p></section>
<section><div class="top"><h2>Last requests</h2><label><input type="checkbox" id="only"> only changes</label></div><div id="requests"></div><p class="none" id="no-requests">None yet. Changes come by the API: this page is only to look at.</p></section>
</div>
</main>
<script>${pageScript}</script></body></html>
`;
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(pageScript)}'`,
    `style-src 'sha256-${hash(pageStyle)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}
