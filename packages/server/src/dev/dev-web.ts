import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createServer, isRunnableDevEnvironment, type RunnableDevEnvironment, type ViteDevServer } from 'vite';
import type { Web } from '../web/built-web.ts';

/** Vite for one app folder: its screens, and its server modules reloaded on change. */
export interface DevWeb {
  readonly basePath: string;
  readonly web: Web;
  readonly middleware: ViteDevServer['middlewares'];
  readonly runner: RunnableDevEnvironment['runner'];
  close(): Promise<void>;
}

export interface DevWebOptions {
  /** Root of the repository. */
  readonly root: string;
  readonly id: string;
  readonly basePath: string;
  /** Carries the web socket of hot reload too, under a path of its own. */
  readonly server: Server;
}

export async function openDevWeb({ root, id, basePath, server }: DevWebOptions): Promise<DevWeb> {
  const vite = await createServer({
    root: join(root, 'apps', id),
    base: basePath,
    appType: 'custom',
    clearScreen: false,
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: { server, path: `__hmr/${id}` } },
  });
  const { ssr } = vite.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error(`The Vite config of apps/${id} replaces the ssr environment`);
  const index = join(vite.config.root, 'index.html');
  return {
    basePath,
    web: {
      template: async () => vite.transformIndexHtml('/index.html', await readFile(index, 'utf8')),
      files: new Map(),
    },
    middleware: vite.middlewares,
    runner: ssr.runner,
    close: () => vite.close(),
  };
}
