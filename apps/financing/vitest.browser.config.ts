import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const serveBrowser = fileURLToPath(import.meta.resolve('@repo/testing/serve-browser'));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: [serveBrowser],
    // One process and one browser serve all files; more at once only wait for each other.
    isolate: false,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What passes only then is named at the end of `npm test`.
    retry: 1,
    // What a page shows comes when it comes, late on a machine that does much else.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', 'json'],
    outputFile: { json: '.results/browser.json' },
  },
});
