import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // One process for all files: importing the libraries and opening a database anew costs more than most tests.
    isolate: false,
    maxWorkers: 1,
    // Optimising the WebAssembly of the embedded database costs more than these tests win by it.
    execArgv: ['--liftoff-only'],
    reporters: ['default', 'json'],
    outputFile: { json: '.results/unit.json' },
  },
});
