import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkSecrets } from './secrets.ts';

const secret = 'hunter2'.repeat(6);

test('in a folder that others cannot enter, nothing is open', async () => {
  const root = doctorTree({ '.data/auth-secret': secret });
  chmodSync(join(root, '.data'), 0o700);
  const checks = checkSecrets(await contextIn(root));
  expect(checks).toMatchObject([
    { id: 'data.session-secret', status: 'ok' },
    { id: 'data.mode', status: 'ok' },
  ]);
  expect(JSON.stringify(checks)).not.toContain('hunter2');
});

test('in one that they can, a file that they can read is a fault with the command that closes it', async () => {
  const root = doctorTree({ '.data/auth-secret': secret });
  chmodSync(join(root, '.data'), 0o755);
  const file = join(root, '.data/auth-secret');
  chmodSync(file, 0o644);
  expect(checkSecrets(await contextIn(root)).at(-1)).toMatchObject({
    status: 'fault',
    found: `Other users of this machine can open ${file} (mode 0644)`,
    fix: `chmod 600 ${file}`,
  });
  chmodSync(file, 0o600);
  expect(checkSecrets(await contextIn(root)).at(-1)).toMatchObject({ status: 'ok' });
  const folder = join(root, '.data/database');
  mkdirSync(folder, { mode: 0o755 });
  chmodSync(file, 0o640);
  expect(checkSecrets(await contextIn(root)).at(-1)?.fix).toBe(`chmod 600 ${file} && chmod 700 ${folder}`);
});

test('.env must be closed as soon as it holds a secret', async () => {
  const open = async (text: string) => {
    const root = doctorTree({ '.env': text });
    chmodSync(join(root, '.env'), 0o644);
    return checkSecrets(await contextIn(root)).find(({ id }) => id === 'env.mode');
  };
  expect(await open('MODEL_PATH=a.gguf\nAUTH_SECRET=\n')).toBeUndefined();
  expect(await open('SMTP_URL=smtp://a:hunter2@b:25\n')).toMatchObject({
    status: 'fault',
    fix: expect.stringMatching(/^chmod 600 /),
  });
});

test('a session secret that a start refuses is a fault', async () => {
  expect(checkSecrets(await contextIn(doctorTree({ '.data/auth-secret': 'short' })))[0]).toMatchObject({
    id: 'data.session-secret',
    status: 'fault',
    fix: 'Delete that file: everybody then signs in again.',
  });
});
