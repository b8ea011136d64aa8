// Makes dist/bin/cloudstack-mcp.js: Node takes longer to find a few hundred small modules than to run them, so what the
// server needs is put into a handful of files. Run after `npm ci`; tests of single stages use what tsc makes instead.
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { compiledSchemas } from './compile-schemas.js';

rmSync('dist/bin', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: {
    'cloudstack-mcp': 'engine/cli/main.ts',
    'show-conversation': 'engine/cli/conversation/show-conversation.ts',
    'keep-manifests': 'engine/cli/keep-manifests.ts',
    // Found by its name beside the files of the bundle: lint-in-parallel.ts.
    'lint-worker': 'engine/authoring/lint/lint-worker.ts',
  },
  outdir: 'dist/bin',
  bundle: true,
  // What only some sub-commands need (the YAML parser, the demo cloud, node-fetch) stays in files of its own.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Beside the files, for whoever counts their lines; they do not go out with the package, so no file leads to them.
  sourcemap: 'external',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: [compiledSchemas('schemas')],
  // Packages that are CommonJS inside still ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as __requireFrom } from 'node:module'; const require = __requireFrom(import.meta.url);",
  },
});
chmodSync('dist/bin/cloudstack-mcp.js', 0o755);

// Their licences ask that each copy carries them.
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
);
const licences = [...packages].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const text = file === undefined ? '' : `\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}`;
  return `${name} ${version} (${license})${text}`;
});
writeFileSync('dist/bin/THIRD-PARTY-LICENSES.txt', `${licences.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);

// Compiled manifests are known by what compiled them, and the built-in ones go out compiled: see compiled-cache.ts.
const hash = createHash('sha1');
for (const file of Object.keys(metafile.outputs).sort()) hash.update(readFileSync(file));
writeFileSync('dist/bin/build-id', hash.digest('hex'));
await import('../../dist/bin/keep-manifests.js');
// Whoever installed it, everybody who runs it reads it.
for (const cache of ['manifests', 'parsed']) chmodSync(`dist/bin/${cache}.cache`, 0o644);
