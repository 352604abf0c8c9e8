/**
 * Generates the Prisma client into `src/generated`, without a network.
 *
 * Prisma's command line downloads a schema engine before any command. Generating and validating never run it, so any
 * executable satisfies the check; Node's own does everywhere. A command that would run the engine is refused here: with this
 * variable set it would fail or, worse, silently do nothing.
 *
 * @example node scripts/generate.mjs            generate
 * @example node scripts/generate.mjs validate   check the schema only
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const allowed = new Set(['generate', 'validate']);
const [command = 'generate', ...rest] = process.argv.slice(2);
if (!allowed.has(command) || rest.length > 0) {
  const asked = [command, ...rest].join(' ');
  console.error(
    `"prisma ${asked}" does not run here, only ${[...allowed].join(' and ')}. Migrations: npm run db:diff -- <name>.`,
  );
  process.exit(2);
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, error } = spawnSync(process.execPath, [cli, command, '--schema', join('prisma', 'schema')], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
});
if (error) console.error(error.message);
process.exit(status ?? 1);
