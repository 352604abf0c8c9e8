/**
 * Builds the benchmark as products are built, and runs it: what reads TypeScript as it goes names every function at run time, which
 * would count against our sources and not against published packages.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const outDir = join(here, '../../node_modules/.bench');
const programs = ['bench-inference', 'synthetic-server', 'synthetic-gateway'];

await build({
  root: join(here, '../..'),
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: [/^@repo\//] },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    minify: false,
    rolldownOptions: { input: Object.fromEntries(programs.map((name) => [name, join(here, `${name}.ts`)])) },
  },
});
const child = spawn(process.execPath, [join(outDir, 'bench-inference.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
const [code] = await once(child, 'exit');
process.exitCode = code ?? 1;
