import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPresent } from '@repo/testing';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    page: { readonly url: string; readonly folder: string };
  }
}

/** Builds the page as an app is built, and serves it while the tests run. */
export default async function servePage(project: TestProject) {
  if (!isPresent('chromium')) {
    project.provide('page', { url: '', folder: '' });
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const shared = {
    root: fileURLToPath(new URL('../page', import.meta.url)),
    configFile: fileURLToPath(new URL('../page/vite.config.ts', import.meta.url)),
    configLoader: 'runner',
    logLevel: 'error',
    appType: 'spa',
    build: { outDir: folder, emptyOutDir: true },
  } as const;
  await asProduction(() => build(shared));
  const server = await preview({ ...shared, base: '/', preview: { host: '127.0.0.1', port: 0 } });
  project.provide('page', { url: server.resolvedUrls?.local[0] ?? '', folder });
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Under a test runner the bundler would take React's development build. */
async function asProduction(run: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await run();
  process.env.NODE_ENV = before;
}
