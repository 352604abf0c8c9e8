/** `tsx packages/server/src/clean-demo.ts [--dry-run]`: what `npm run clean-demo` runs. */
import { join } from 'node:path';
import { giveUp } from './boot/give-up.ts';
import { openTerminal } from './boot/terminal.ts';
import { cleanDemo } from './clean-demo/command.ts';
import { loadEnvIn } from './env/load-env-file.ts';

const root = join(import.meta.dirname, '../../..');
const terminal = openTerminal();
try {
  loadEnvIn(root);
  const from = process.env.INIT_CWD ?? process.cwd();
  await cleanDemo(process.argv.slice(2), { root, from, env: process.env, now: new Date(), say: terminal.say });
} catch (error) {
  giveUp(error, terminal);
}
