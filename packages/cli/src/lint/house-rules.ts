import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enginesOf } from '../directions/table.ts';
import { listFiles } from '../workspace/list-files.ts';
import { lineAt, type Problem } from '../workspace/problem.ts';
import { readWorkspaces } from '../workspace/read-workspaces.ts';

interface HouseRule {
  readonly files: RegExp;
  readonly except?: RegExp;
  readonly pattern: RegExp;
  readonly message: string;
}

/** What Biome has no rule for. */
const rules: readonly HouseRule[] = [
  { files: /\.[cm]?[jt]sx?$/, pattern: /@ts-(?:expect-error|ignore|nocheck)/g, message: 'The compiler is not silenced' },
  { files: /\.(?:[cm]?[jt]sx?|css|jsonc?)$/, pattern: /biome-[i]gnore/g, message: 'The linter is not silenced' },
  { files: /\.tsx?$/, pattern: /\bas (?:never|unknown as)\b/g, message: 'No unchecked cast' },
  {
    files: /\.(?:[cm]?[jt]sx?|css|sql|prisma|sh)$/,
    pattern: /\b(?:[T]ODO|[F]IXME|[X]XX)\b/g,
    message: 'Nothing is left for later in a comment',
  },
  {
    files: /\.test\.tsx?$/,
    pattern: /\.(?:skipIf|runIf|todo|fails)\(/g,
    message: 'Use needs() of @repo/testing, which says what is missing',
  },
  { files: /\.test\.tsx?$/, pattern: /expect\((?:true|false|1|0)\)/g, message: 'A test that cannot fail' },
];

/** Engines compute: those of the platform, and those that a vertical names. */
function engineRule(root: string): HouseRule {
  const engines = ['facts', 'urdu-text', ...enginesOf(readWorkspaces(root))];
  return {
    files: new RegExp(`^packages/(?:${engines.join('|')})/src/`),
    except: /\.test\.ts$/,
    pattern: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/g,
    message: 'An engine has no clock and no chance: pass the instant in',
  };
}

/** Every place in the repository at `root` that breaks a house rule. */
export function checkHouseRules(root: string): Problem[] {
  const all = [...rules, engineRule(root)];
  return listFiles(root).flatMap((file) => {
    const applicable = all.filter((rule) => rule.files.test(file) && !rule.except?.test(file));
    if (applicable.length === 0) return [];
    const text = readFileSync(join(root, file), 'utf8');
    return applicable.flatMap(({ pattern, message }) =>
      [...text.matchAll(pattern)].map((match) => ({
        file,
        line: lineAt(text, match.index),
        message: `${message}: ${match[0]}`,
      })),
    );
  });
}
