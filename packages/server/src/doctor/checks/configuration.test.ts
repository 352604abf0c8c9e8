import { expect, test } from 'vitest';
import { doctorTree } from '../testing/doctor-tree.ts';
import { readConfiguration } from './configuration.ts';

/** An app whose one vertical takes a number above zero as `limit`. */
const app = (config: string) => `
const safeParse = ({ limit }) => limit > 0
  ? { success: true }
  : { success: false, error: { issues: [{ path: ['limit'], message: 'Too small' }] } };
export const app = { id: 'shop', verticals: [{ id: 'shop', tables: [], config: { safeParse } }], config: ${config} };
`;

const read = (files: Readonly<Record<string, string>>) =>
  readConfiguration(doctorTree({ 'package.json': '{"type":"module"}', ...files }));

test('a configuration that fits is handed on', async () => {
  const { check, config } = await read({ 'apps/shop/src/app.ts': app('{ demo: true, verticals: { shop: { limit: 1 } } }') });
  expect(check).toMatchObject({
    id: 'config.file',
    status: 'ok',
    found: 'buniyad.config.ts fits shop, demo data on every database',
  });
  expect(config).toMatchObject({ demo: true });
});

test('an entry that the vertical refuses is a fault with its path', async () => {
  const { check } = await read({ 'apps/shop/src/app.ts': app('{ demo: false, verticals: { shop: { limit: 0 } } }') });
  expect(check).toMatchObject({ status: 'fault', found: 'buniyad.config.ts: verticals.shop.limit: Too small' });
});

test('a file that cannot be read, and one that exports no app, are faults', async () => {
  const broken = await read({ 'apps/shop/src/app.ts': 'export const app = {;' });
  expect(broken).toMatchObject({
    check: { status: 'fault', found: expect.stringMatching(/^The apps cannot be read: /) },
    config: null,
  });
  const none = await read({ 'apps/shop/src/app.ts': 'export const other = 1;' });
  expect(none.check).toMatchObject({ status: 'fault', found: expect.stringContaining('apps/shop/src/app.ts exports no app') });
});
