import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkExposure } from './exposure.ts';

const checked = async (shell: Record<string, string>) => checkExposure(await contextIn(doctorTree(), shell));

test('on loopback only this machine reaches the product', async () => {
  expect(await checked({})).toMatchObject([{ status: 'ok' }]);
});

test('bound to a network it says what is off, and that HTTPS is missing', async () => {
  const [reach, https] = await checked({ HOST: '0.0.0.0' });
  expect(reach).toMatchObject({ status: 'note', found: expect.stringContaining('the demo login is off, no model is used') });
  expect(https).toMatchObject({ id: 'network.https', status: 'note', fix: expect.stringContaining('PUBLIC_URL=https://') });
});

test('behind a proxy with a certificate it is well, and with an http address it is not', async () => {
  expect(await checked({ PUBLIC_URL: 'https://example.com' })).toMatchObject([
    { status: 'note', found: expect.stringContaining('https://example.com') },
    { id: 'network.https', status: 'ok' },
  ]);
  const [, https] = await checked({ PUBLIC_URL: 'http://example.com' });
  expect(https).toMatchObject({ status: 'note', fix: 'Give PUBLIC_URL https://.' });
});
