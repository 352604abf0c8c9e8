import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // One process for all files: importing the libraries and opening a database anew costs more than most tests.
    isolate: false,
    maxWorkers: 1,
    reporters: ['default', 'json'],
    outputFile: { json: '.results/unit.json' },
  },
});
