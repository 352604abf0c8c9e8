import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Loading the libraries takes longer than most of these tests; nothing here mocks a module or keeps state in one.
    isolate: false,
    // Optimising the WebAssembly of the embedded database costs more than these tests win by it.
    execArgv: ['--liftoff-only'],
    // A start on a fresh data folder takes a second on a quiet machine and many on a busy one.
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
