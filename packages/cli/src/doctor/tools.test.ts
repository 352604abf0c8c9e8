import { expect, test } from 'vitest';
import { checkNode, checkNpm } from './tools.mjs';

test('this Node will do, an old one is a fault that says which one is needed', () => {
  expect(checkNode()).toMatchObject({ id: 'tools.node', status: 'ok', found: `Node ${process.versions.node}` });
  expect(checkNode('18.20.0')).toMatchObject({ status: 'fault', fix: expect.stringContaining('Node 20.19+') });
});

test('the npm that runs the command says its version, another one is asked, none is noted', async () => {
  expect(await checkNpm({ npm_config_user_agent: 'npm/11.2.0 node/v22.14.0 linux x64' })).toMatchObject({
    found: 'npm 11.2.0',
  });
  expect(await checkNpm({ npm_config_user_agent: 'pnpm/12.1.0 npm/? node/v22' })).toMatchObject({ found: 'pnpm 12.1.0' });
  expect(await checkNpm({ PATH: process.env.PATH })).toMatchObject({ status: 'ok', found: expect.stringMatching(/^npm \d/) });
  expect(await checkNpm({ PATH: '/nowhere' })).toMatchObject({ status: 'note', found: 'npm was not found' });
});
