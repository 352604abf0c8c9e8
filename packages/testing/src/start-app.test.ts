import { expect, test } from 'vitest';
import { startApp } from './start-app.ts';

test('an app that is not built says how to build it', async () => {
  await expect(startApp('no-such-app')).rejects.toThrow('apps/no-such-app is not built');
});
