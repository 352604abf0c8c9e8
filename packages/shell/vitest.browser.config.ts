import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const serveBrowser = fileURLToPath(import.meta.resolve('@repo/testing/serve-browser'));

/** Tests that drive the frame, around two small screens, in a real browser. */
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    globalSetup: [serveBrowser, 'test/browser/serve-page.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What passes only then is named at the end of `npm test`.
    retry: 1,
    // What a page shows comes when it comes, late on a machine that does much else.
    expect: { poll: { timeout: 15_000 } },
    // One process and one browser serve all files.
    isolate: false,
    fileParallelism: false,
  },
});
