import { defineConfig } from 'vitest/config';

/** Tests that drive the gallery in a real browser. */
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    globalSetup: ['test/browser/serve-gallery.ts'],
    // The first page makes Vite compile all components.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
