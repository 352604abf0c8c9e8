import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { Stop } from './stop.mjs';

const tailLines = 40;
const heartbeat = 10_000;
const noNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|getaddrinfo|dns error|network/i;

/**
 * Runs a tool behind one line of progress. What it printed is shown only when it fails.
 * @param {string} label what is going on, for example `Installing packages`
 * @param {string[]} command program and arguments
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, hint?: string }} options
 * @returns {Promise<void>}
 */
export async function runTool(label, [program = '', ...args], { cwd, env, hint }) {
  const progress = startProgress(label);
  /** @type {string[]} */
  const lines = [];
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: program === 'npm' && process.platform === 'win32',
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (/** @type {string} */ text) => {
      const fresh = stripVTControlCharacters(text)
        .split(/\r?\n|\r/)
        .filter((line) => line.trim() !== '');
      lines.push(...fresh);
      lines.splice(0, lines.length - tailLines);
      // pnpm draws bars of plus signs between its words; Turborepo begins with a list about itself.
      progress.latest(fresh.findLast((line) => /[a-z]/i.test(line) && !/^\s*•/.test(line)) ?? '');
    });
  }
  const outcome = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? '' : signal || `exit code ${code}`));
  });
  progress.end(outcome === '');
  if (outcome === '') return;
  const tail = lines.join('\n');
  const advice = noNetwork.test(tail)
    ? 'It could not reach the npm registry: the first run needs a network, later ones do not.'
    : hint;
  throw new Stop([`${label} failed (${outcome}).`, advice].filter(Boolean).join(' '), { tail });
}

/**
 * On a terminal one line that changes in place; elsewhere a line at the start, every ten seconds, and at the end.
 * @param {string} label
 */
function startProgress(label) {
  const terminal = process.stdout.isTTY === true;
  const started = Date.now();
  let last = '';
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  /** @param {string} line */
  const draw = (line) => {
    const width = process.stdout.columns || 80;
    process.stdout.write(`\r\x1b[2K${line.slice(0, width - 1)}`);
  };
  const tick = () => {
    if (terminal) draw(`… ${label} ${seconds()}  ${last}`);
    else console.log(`… ${label} ${seconds()}  ${last}`);
  };
  if (!terminal) console.log(`… ${label}`);
  const timer = setInterval(tick, terminal ? 200 : heartbeat);
  return {
    /** @param {string} line */
    latest(line) {
      last = line.trim() || last;
    },
    /** @param {boolean} well */
    end(well) {
      clearInterval(timer);
      if (terminal) process.stdout.write('\r\x1b[2K');
      console.log(`${well ? '✓' : '✗'} ${label} (${seconds()})`);
    },
  };
}
