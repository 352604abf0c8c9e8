/** What the commands that a person types have in common. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { explain } from '../src/explain.ts';

/** Where the person stood when typing: npm and pnpm run scripts from the package's folder. */
export const commandFolder = process.env.INIT_CWD ?? process.cwd();

const root = resolve(import.meta.dirname, '../../..');
if (existsSync(join(root, '.env'))) loadEnvFile(join(root, '.env'));

/** Blank means unset, as everywhere. */
export const dataDir = resolve(root, process.env.DATA_DIR || '.data');
export const usesServer = Boolean(process.env.DATABASE_URL);

/** Runs a command that returns null, or one line that says why it could not be done. */
export async function run(command: () => Promise<string | null>): Promise<never> {
  let problem: string | null;
  try {
    problem = await command();
  } catch (error) {
    problem = explain(error);
    if (problem === null) throw error;
  }
  if (problem) console.error(problem);
  process.exit(problem ? 1 : 0);
}
