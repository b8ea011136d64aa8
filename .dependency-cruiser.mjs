// Who may import whom in engine/: `npm run check` holds it. What stands further up in a list knows nothing of what
// stands further down; the README of each wing says what it is for.

/** The ground: errors, the clock, where the package lies, and what is done with plain text. */
const GROUND = '^engine/([^/]+[.]ts$|text/)';

const WINGS = ['search', 'manifest', 'cloudstack', 'config', 'call', 'server', 'facts', 'authoring', 'demo', 'cli'];

/** Rooms of a wing, in the same way. Files beside the rooms come last: they put the rooms together. */
const ROOMS = {
  call: ['render', 'secrets', 'arguments', 'cache', 'names', 'guard'],
  server: ['listing', 'own-tools', 'mcp'],
  authoring: ['git', 'lint', 'examples', 'scaffold', 'drift', 'surface', 'reference'],
};

/** For each part, a rule against everything that comes after it in its list. */
function inOrder(parts, pathOf) {
  return parts.slice(0, -1).map((part, at) => ({
    name: `${part}-knows-nothing-of-what-builds-on-it`,
    comment: `The order is ${parts.join(', ')}: each may import what stands before it.`,
    severity: 'error',
    from: { path: pathOf(part) },
    to: { path: parts.slice(at + 1).map(pathOf) },
  }));
}

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Put the types that both sides need into a file of their own, or hand one side in.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'ground-knows-nothing-of-what-builds-on-it',
      severity: 'error',
      from: { path: GROUND },
      to: { path: '^engine/', pathNot: GROUND },
    },
    ...inOrder(WINGS, (wing) => `^engine/${wing}/`),
    ...Object.entries(ROOMS).flatMap(([wing, rooms]) => [
      ...inOrder(rooms, (room) => `^engine/${wing}/${room}/`),
      {
        name: `rooms-of-${wing}-know-nothing-of-what-puts-them-together`,
        severity: 'error',
        from: { path: `^engine/${wing}/(${rooms.join('|')})/` },
        to: { path: `^engine/${wing}/[^/]+[.]ts$` },
      },
    ]),
    {
      name: 'demo-knows-facts-only',
      comment: 'The demo cloud stands for a CloudStack that has never heard of manifests.',
      severity: 'error',
      from: { path: '^engine/demo/' },
      to: { path: '^engine/', pathNot: [GROUND, '^engine/(demo|facts)/'] },
    },
    {
      name: 'one-door-to-the-sdk',
      comment: 'A change of the MCP SDK touches one folder. The conversation of `npm run demo` is a client.',
      severity: 'error',
      from: { path: '^engine/', pathNot: ['^engine/server/mcp/', '^engine/cli/conversation/'] },
      to: { path: 'node_modules/@modelcontextprotocol/' },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports it: it is started by name, or dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['^engine/cli/[^/]+[.]js$'] },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'engine-knows-no-tests',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
