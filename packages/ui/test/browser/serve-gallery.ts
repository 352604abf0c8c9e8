import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPresent } from '@repo/testing';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    galleryUrl: string;
  }
}

/** Builds the gallery once and serves it while the tests run: a page of a build opens much faster than one of a dev server. */
export default async function serveGallery(project: TestProject) {
  if (!isPresent('chromium')) {
    project.provide('galleryUrl', '');
    return;
  }
  const outDir = await mkdtemp(join(tmpdir(), 'gallery-'));
  const shared = {
    root: fileURLToPath(new URL('../../gallery', import.meta.url)),
    configFile: fileURLToPath(new URL('../../gallery/vite.config.ts', import.meta.url)),
    configLoader: 'runner',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  } as const;
  await asProduction(() => build(shared));
  const server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
  project.provide('galleryUrl', server.resolvedUrls?.local[0] ?? '');
  return async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
}

/** Under a test runner the bundler would take React's development build. */
async function asProduction(run: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await run();
  process.env.NODE_ENV = before;
}
