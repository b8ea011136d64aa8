/** How the page looks, by day and by night. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --back: #f3f5f8; --card: #fff; --inset: #f6f8fa; --text: #1b2430; --soft: #5a6778; --line: #dde3ea;
  --accent: #2563c9; --good: #16794a; --warn: #9a5b00; --bad: #bf2b45; --flash: #ffe9a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #10151b; --card: #182028; --inset: #121920; --text: #e3e9f0; --soft: #93a1b2; --line: #2a3541;
    --accent: #7fb0ff; --good: #5fcf97; --warn: #f0b35a; --bad: #ff8095; --flash: #5a4a12;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 14px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; align-items: center;
  padding: .6rem 1.2rem; background: var(--card); border-bottom: 1px solid var(--line); }
h1 { font-size: 1.1rem; margin: 0; } h2 { font-size: .95rem; margin: 0; } h3 { font-size: .9rem; margin: 0; }
#totals { display: flex; flex-wrap: wrap; gap: .2rem 1rem; color: var(--soft); } #totals b { color: var(--text); }
#live { margin-left: auto; color: var(--soft); } #live::before { content: "● "; color: var(--good); }
#live.bad, #live.bad::before { color: var(--bad); }
input[type=search] { font: inherit; color: inherit; background: var(--inset); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .6rem; width: 13rem; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(24rem, 2fr); gap: 1.2rem; padding: 1.2rem; max-width: 1900px; margin: 0 auto; align-items: start; }
@media (max-width: 1100px) { main { grid-template-columns: minmax(0, 1fr); } #happened { order: -1; } }
.part { display: grid; gap: 1.2rem; min-width: 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; min-width: 0; }
.top { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-bottom: .6rem; color: var(--soft); } .top > :first-child { color: var(--text); }
.hosts { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
.host, .elsewhere { background: var(--inset); border: 1px solid var(--line); border-radius: 8px; padding: .5rem .6rem; } .elsewhere { margin-top: .6rem; }
.host.odd { border-color: var(--warn); } .host.odd .note { color: var(--warn); }
.host .top, .elsewhere .top { margin-bottom: .3rem; font-size: 12px; }
.machines { display: flex; flex-wrap: wrap; gap: 3px; }
.vm { font-size: 12px; padding: 0 6px 0 5px; border: 1px solid var(--line); border-radius: 999px; background: var(--card); white-space: nowrap; max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
.vm::before { content: "●"; font-size: 9px; margin-right: 4px; vertical-align: 1px; color: var(--warn); }
.vm[data-state=Running]::before { color: var(--good); } .vm[data-state=Stopped]::before { color: var(--soft); content: "○"; }
.vm[data-state=Error]::before, .vm[data-state=Destroyed]::before { color: var(--bad); }
.vm[data-state=Destroyed], .vm[data-state=Expunging] { text-decoration: line-through; color: var(--soft); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { text-align: left; font-weight: 600; color: var(--soft); } td, th { padding: 3px 10px 3px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; } td:last-child, th:last-child { padding-right: 0; } .number { text-align: right; }
.entry { padding: .45rem .5rem; margin: 0 -.5rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; } .entry:first-child { border-top: 0; }
.line { display: flex; gap: .6rem; align-items: baseline; } .line .end { margin-left: auto; white-space: nowrap; }
.command { font-weight: 600; } .changes .command { color: var(--accent); } .soft { color: var(--soft); font-size: 12px; }
.sent { display: flex; flex-wrap: wrap; gap: 3px; margin: 3px 0; }
.param { font: 12px/1.5 ui-monospace, Consolas, monospace; background: var(--inset); border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; max-width: 100%; overflow-wrap: anywhere; }
.param i { color: var(--soft); font-style: normal; } .param.lost { text-decoration: line-through; color: var(--warn); }
.good { color: var(--good); } .bad { color: var(--bad); } .busy, .open { color: var(--warn); }
.busy::before { content: "◐"; display: inline-block; margin-right: 4px; animation: turn 1.2s linear infinite; }
summary { cursor: pointer; } pre { font: 12px/1.4 ui-monospace, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0 0; padding: .5rem; max-height: 20rem; overflow: auto; background: var(--inset); border: 1px solid var(--line); border-radius: 6px; }
.fresh { animation: flash 2.5s ease-out; } .dim { opacity: .22; } .quiet .entry:not(.changes) { display: none; }
.none { color: var(--soft); margin: 0; } label { color: var(--soft); font-size: 12px; cursor: pointer; }
@keyframes flash { from { background: var(--flash); } } @keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .busy::before { animation: none; } }
`;
