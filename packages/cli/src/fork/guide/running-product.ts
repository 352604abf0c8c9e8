/** `npm start` as a person runs it, and a person in front of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { launchBrowser } from '@repo/testing/browser';

const startMillis = 180_000;

export interface RunningProduct {
  readonly url: string;
  /** Ctrl-C. @throws Error when the product does not end by it */
  end(): Promise<void>;
}

/** @throws Error with what it printed when it does not get ready */
export async function startProduct(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<RunningProduct> {
  const child = spawn('bash', ['-c', `exec ${/=/.test(command.split(' ')[0] ?? '') ? 'env ' : ''}${command}`], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A terminal sends Ctrl-C to npm and to what npm started.
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const url = `http://localhost:${env.PORT}`;
  const ended = once(child, 'exit');
  try {
    // Its last line comes after it has begun to answer.
    await untilReady(child, async () => printed.includes('Ctrl-C ends it.') && (await answers(url)));
    await look(url, printed.includes('Sign in as '));
  } catch (error) {
    interrupt(child);
    await ended;
    throw new Error(`${command}: ${String(error)}\n${withoutRequests(printed)}`);
  }
  return {
    url,
    async end() {
      interrupt(child);
      await ended;
      const how = child.signalCode ?? `exit code ${child.exitCode}`;
      // npm passes the signal on to itself once the product has ended.
      if (how !== 'SIGINT' && how !== 'exit code 0')
        throw new Error(`${command} ended with ${how}\n${withoutRequests(printed)}`);
    },
  };
}

function withoutRequests(printed: string): string {
  return printed.replace(/^\{"level":30,.*"msg":"request"\}\n/gm, '');
}

function interrupt({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGINT');
}

async function untilReady(child: ChildProcess, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + startMillis;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended before it was ready');
    if (await isReady()) return;
    await wait(200);
  }
  throw new Error('it was not ready in time');
}

function answers(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Opens it, signs in where there is a demo login, goes to the first page of its navigation. No error of a page is let pass. */
async function look(url: string, demo: boolean): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`${url}/sign-in?to=%2F`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const demoButton = page.getByRole('button', { name: /demo account|ڈیمو اکاؤنٹ/ });
    if (demo) {
      await demoButton.click();
      await page.waitForURL((address) => address.pathname === '/');
      await page.getByRole('navigation').getByRole('link').first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    } else if (await demoButton.isVisible()) throw new Error('the demo login is still offered');
    if (errors.length > 0) throw errors[0];
  } finally {
    await browser.close();
  }
}
