import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.results/unit.json' },
    // One process for all files: importing the library and the Prisma client anew costs more than most tests.
    isolate: false,
    maxWorkers: 1,
    // Optimising the WebAssembly of the embedded database costs more than these tests win by it.
    execArgv: ['--liftoff-only'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
