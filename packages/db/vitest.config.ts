import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // One process for all files: importing the Prisma client and opening a database anew costs more than most tests.
    isolate: false,
    maxWorkers: 1,
    // Optimising the WebAssembly of the embedded database costs more than these tests win by it.
    execArgv: ['--liftoff-only'],
    // Opening a database takes a second on a quiet machine and many on a busy one.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
