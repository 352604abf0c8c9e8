import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayEntry } from '@repo/gateway';
import { describe, expect, test, vi } from 'vitest';
import { inferenceKit } from '../../test/support/test-inference.ts';
import { silentLog } from '../testing/test-context.ts';

const kit = inferenceKit();

describe('a model file', () => {
  test('that MODEL_PATH does not name is unreadable, and nothing is started', async () => {
    const own = kit.service({ env: { MODEL_PATH: 'no.gguf' }, entry: { path: '/nowhere/gateway.js' } });
    expect(await own.current()).toEqual({ state: 'failed', reason: 'model_unreadable' });
  });

  /** A program in place of the gateway. */
  function program(source: string): GatewayEntry {
    const path = join(kit.folder, 'program.cjs');
    writeFileSync(path, source);
    return { path };
  }

  test('whose gateway does not start has failed, and is tried again when the file changes', async () => {
    const own = kit.service({ entry: program('process.exit(1)') });
    expect(await own.current()).toEqual({ state: 'none' });
    mkdirSync(join(kit.folder, 'models'));
    const file = join(kit.folder, 'models/a.gguf');
    writeFileSync(file, 'half');
    expect(await own.current()).toEqual({ state: 'loading' });
    const failed = { state: 'failed', reason: 'start_failed' };
    await expect.poll(() => own.current(), { timeout: 20_000 }).toEqual(failed);
    writeFileSync(file, 'the whole of it');
    expect(await own.current()).toEqual({ state: 'loading' });
    await expect.poll(() => own.current(), { timeout: 20_000 }).toEqual(failed);
  });

  test('a gateway that was not built has failed with the way to build it', async () => {
    writeFileSync(join(kit.folder, 'a.gguf'), 'x');
    const warn = vi.fn();
    const own = kit.service({
      env: { MODEL_PATH: 'a.gguf' },
      entry: { path: '/nowhere/gateway.js' },
      log: { ...silentLog, warn },
    });
    await own.current();
    await expect.poll(() => own.current()).toEqual({ state: 'failed', reason: 'start_failed' });
    expect(warn.mock.calls[0]?.[0]).toMatchObject({ detail: '/nowhere/gateway.js is missing: npm start builds it' });
  });

  test('that is still being loaded when the product ends leaves no process', async () => {
    writeFileSync(join(kit.folder, 'a.gguf'), 'x');
    const pidFile = join(kit.folder, 'pid');
    const source = `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000);`;
    const own = kit.service({ env: { MODEL_PATH: 'a.gguf' }, entry: program(source) });
    expect(await own.current()).toEqual({ state: 'loading' });
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', { timeout: 20_000 }).toBe(true);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    expect(process.kill(pid, 0)).toBe(true);
    await own.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await own.current()).toEqual({ state: 'none' });
  });
});
