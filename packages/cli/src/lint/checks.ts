import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { toolEnv } from '../../bin/env.mjs';
import { root as ownRoot } from '../../bin/paths.mjs';
import { turboCommand } from '../../bin/turbo.mjs';
import { checkDirections } from '../directions/check-directions.ts';
import { describeProblem } from '../workspace/problem.ts';
import { checkHouseRules } from './house-rules.ts';
import { checkWaysOut } from './ways-out.ts';

export interface Check {
  readonly name: string;
  /** What to correct; blank when there is nothing. */
  run(root: string): Promise<string>;
}

const biomeCommand = [process.execPath, join(ownRoot, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')];

/** Format and lint; with `fix` it corrects what it safely can. */
export function biome(fix: boolean): Check {
  return {
    name: fix ? 'Biome (fixing)' : 'Biome',
    run: (root) => {
      const flags = ['check', ...(fix ? ['--write'] : []), '--error-on-warnings', '--max-diagnostics=100', '--colors=off'];
      return complaints(root, [...biomeCommand, ...flags, '.']);
    },
  };
}

/** Turborepo's own check of tags and of imports that leave a package. */
export const boundaries: Check = {
  name: 'Package boundaries',
  run: (root) => complaints(root, [...turboCommand, 'boundaries', '--no-color']),
};

/** What the former two miss: dev-dependencies, types-only imports, screens and server code, tests' own entries. */
export const directions: Check = {
  name: 'Import directions',
  run: (root) => Promise.resolve(checkDirections(root).map(describeProblem).join('\n')),
};

export const houseRules: Check = {
  name: 'House rules',
  run: (root) => Promise.resolve(checkHouseRules(root).map(describeProblem).join('\n')),
};

/** Who asks somebody else without a port for it. */
export const waysOut: Check = {
  name: 'Ways out',
  run: (root) => Promise.resolve(checkWaysOut(root).map(describeProblem).join('\n')),
};

export const allChecks: readonly Check[] = [biome(false), boundaries, directions, houseRules, waysOut];

/** What a program printed, if it failed. */
function complaints(cwd: string, [program = '', ...args]: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: toolEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const keep = (text: string) => {
      printed += text;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? '' : printed.trim() || `exit code ${code}`));
  });
}
