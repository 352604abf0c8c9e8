import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // One process for all files: importing the libraries and opening a database anew costs more than most tests.
    isolate: false,
    maxWorkers: 1,
    // Optimising the WebAssembly of the embedded database costs more than these tests win by it.
    execArgv: ['--liftoff-only'],
    // The first transaction of a database compiles the client, which takes seconds on a busy machine.
    testTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.results/unit.json' },
  },
});
