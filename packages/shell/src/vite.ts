/**
 * The Vite configuration of every app.
 *
 * @example
 * // apps/shop/vite.config.ts
 * export default verticalConfig({ id: 'shop', root: import.meta.dirname });
 */
import { join } from 'node:path';
import { messagesPlugin } from '@repo/i18n/vite';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { firstChunk } from './vite/first-chunk.ts';

export interface VerticalConfigOptions {
  /** Folder name under `apps/`. */
  readonly id: string;
  /** The app's folder. */
  readonly root: string;
}

/**
 * What a server keeps in memory for as long as it runs is its code and its source map. One Urdu letter makes V8 keep the whole file at
 * two bytes a character; sources lie on the disk, where Node finds them when it shows a line.
 */
const lean = { charset: 'ascii', comments: { jsdoc: false }, sourcemapExcludeSources: true } as const;

/**
 * `vite build` makes the screens in `dist/web`, with relative addresses so that one build serves `/` and `/<id>/`;
 * `vite build --ssr src/main.ts` makes `dist/server.js` with our packages inside and everything else outside.
 */
export function verticalConfig({ id, root }: VerticalConfigOptions) {
  return defineConfig(({ command, isSsrBuild }): UserConfig => {
    const shared: UserConfig = { root, appType: 'custom', base: command === 'build' ? './' : `/${id}/` };
    if (isSsrBuild) {
      return {
        ...shared,
        publicDir: false,
        plugins: [messagesPlugin()],
        ssr: { noExternal: [/^@repo\//], target: 'node' },
        build: {
          ssr: true,
          target: 'node20',
          outDir: join(root, 'dist'),
          emptyOutDir: false,
          minify: false,
          sourcemap: true,
          rolldownOptions: { output: { entryFileNames: 'server.js', ...lean } },
        },
      };
    }
    const first = firstChunk();
    return {
      ...shared,
      plugins: [react(), tailwindcss(), messagesPlugin(), first.plugin],
      build: {
        target: 'es2022',
        outDir: join(root, 'dist/web'),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { output: { codeSplitting: { groups: first.groups } } },
      },
    };
  });
}
