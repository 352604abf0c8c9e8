import { defineConfig } from 'vite';

/** `vite build --ssr src/process/main.ts`: the program that `startGateway` forks, in `dist/gateway.js`. */
export default defineConfig({
  appType: 'custom',
  publicDir: false,
  ssr: { noExternal: [/^@repo\//], target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: 'gateway.js' } },
  },
});
