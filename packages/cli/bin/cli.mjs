import { existsSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} Command
 * @property {string} usage words and flags after `npm run`
 * @property {string} summary
 * @property {(args: string[]) => Promise<void>} run
 */

/** @type {Record<string, Command>} */
const templateCommands = {
  fork: {
    usage: 'fork <vertical> <folder> [-- --name "…"]',
    summary: 'a repository with one vertical alone',
    run: async (args) => (await typed('../src/fork/command.ts')).fork(args),
  },
  new: {
    usage: 'new <name> [-- --name-ur "…"]',
    summary: 'a vertical of your own, to go on from',
    run: async (args) => (await typed('../src/new/command.ts')).makeNew(args),
  },
};

/** @type {Record<string, Command>} */
const commands = {
  start: {
    usage: 'start [-- <app>]',
    summary: 'install what is missing, build, serve',
    run: async (args) => (await import('./start.mjs')).start(args),
  },
  dev: {
    usage: 'dev [-- <app>]',
    summary: 'serve sources with hot reload',
    run: async (args) => (await import('./dev.mjs')).dev(args),
  },
  test: {
    usage: 'test | test:deep',
    summary: 'types, lint, unit, integration and browser tests',
    run: async (args) => (await typed('../src/test/command.ts')).test(args),
  },
  lint: {
    usage: 'lint [-- --fix]',
    summary: 'format, lint and import directions',
    run: async (args) => (await typed('../src/lint/command.ts')).lint(args),
  },
  'db:diff': {
    usage: 'db:diff -- <name>',
    summary: 'author a migration from a change of the schema',
    run: (args) => runDbScript('db-diff', args),
  },
  'db:backup': {
    usage: 'db:backup [-- <file>]',
    summary: 'save the embedded database to a file',
    run: (args) => runDbScript('db-backup', args),
  },
  'db:restore': {
    usage: 'db:restore -- <file>',
    summary: 'put a saved embedded database back',
    run: (args) => runDbScript('db-restore', args),
  },
  'audit:verify': {
    usage: 'audit:verify -- <file>',
    summary: 'check an exported audit log, without a database',
    run: async (args) => (await typed('../src/audit/command.ts')).auditVerify(args),
  },
  'audit:inference': {
    usage: 'audit:inference -- <file>',
    summary: 'check the log of calls to models, without a network',
    run: async (args) => (await typed('../src/inference-audit/command.ts')).inferenceAudit(args),
  },
  model: {
    usage: 'model list | pull | use | remove',
    summary: 'model files for the embedded gateway: fetch, choose, take away',
    run: async (args) => (await typed('../src/model/command.ts')).model(args),
  },
  doctor: {
    usage: 'doctor [-- --json]',
    summary: 'what is in use, what is wrong, and the fix',
    // No install before it: it says what an install would find.
    run: async (args) => (await import('../src/doctor/command.mjs')).doctor(args),
  },
  'clean-demo': {
    usage: 'clean-demo [-- --dry-run]',
    summary: 'remove demo data and the demo login for good',
    run: async (args) => {
      await prepareDatabaseClient();
      const { runScript } = await import('./script.mjs');
      await runScript(inRoot('packages', 'server', 'src', 'clean-demo.ts'), args);
    },
  },
  'billing:prices': {
    usage: 'billing:prices [-- --publish]',
    summary: 'hold the prices of Stripe against the plans, and make the absent ones',
    run: async (args) => {
      await prepareDatabaseClient();
      const { runScript } = await import('./script.mjs');
      await runScript(inRoot('packages', 'server', 'src', 'billing-prices.ts'), args);
    },
  },
  'bench:server': {
    usage: 'bench:server [-- <app>]',
    summary: 'what the host costs, in ratios of one run',
    run: (args) => bench('bench-server.ts', args),
  },
  'bench:load': {
    usage: 'bench:load [-- <app>]',
    summary: 'memory at rest and after a long run, and what a busy neighbour costs',
    run: (args) => bench('bench-load.ts', args),
  },
  'bench:inference': {
    usage: 'bench:inference [-- --assert]',
    summary: 'what the client and the gateway cost beside published ones, in ratios of one run',
    run: async (args) => {
      const { prepare } = await import('./install.mjs');
      await prepare();
      const { runScript } = await import('./script.mjs');
      await runScript(inRoot('packages', 'gateway', 'test', 'bench', 'run.ts'), args);
    },
  },
  // A fork is made without their code.
  ...(existsSync(inRoot('packages', 'cli', 'src', 'fork')) ? templateCommands : {}),
};

/**
 * Runs `buniyad <command> [arguments]`.
 * @param {string[]} args
 */
export async function main([name = '', ...args]) {
  process.chdir(root);
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new Stop(`Unknown command "${name}".`, { tail: usage() });
    await command.run(args);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    if (error.tail) console.error(error.tail);
    console.error(`\n${error.message}`);
    process.exitCode = error.exitCode;
  }
}

function usage() {
  return Object.values(commands)
    .map(({ usage: words, summary }) => `  npm run ${words.padEnd(24)} ${summary}`)
    .join('\n');
}

/**
 * A command that is written in TypeScript: packages first, then the import.
 * @param {string} path
 */
async function typed(path) {
  const { prepare } = await import('./install.mjs');
  await prepare();
  const { allowTypeScript } = await import('./script.mjs');
  await allowTypeScript();
  return import(path);
}

/**
 * A program of packages/db, which needs the generated client.
 * @param {string} name
 * @param {string[]} args
 */
async function runDbScript(name, args) {
  await prepareDatabaseClient();
  const { runScript } = await import('./script.mjs');
  await runScript(inRoot('packages', 'db', 'scripts', `${name}.ts`), args);
}

/**
 * Builds an app and measures it.
 * @param {string} script
 * @param {string[]} args
 */
async function bench(script, args) {
  const { chosenApp } = await import('./apps.mjs');
  const app = chosenApp(args);
  const { prepare } = await import('./install.mjs');
  const pnpm = await prepare();
  const { runTask } = await import('./turbo.mjs');
  await runTask('Building', 'build', app.packageName, pnpm);
  const { runScript } = await import('./script.mjs');
  await runScript(inRoot('packages', 'server', 'test', 'bench', script), [app.id]);
}

async function prepareDatabaseClient() {
  const { prepare } = await import('./install.mjs');
  const pnpm = await prepare();
  const { runTask } = await import('./turbo.mjs');
  await runTask('Generating the database client', 'generate', '@repo/db', pnpm);
}
