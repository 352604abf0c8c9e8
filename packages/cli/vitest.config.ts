import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'bin/**/*.test.ts'],
    // Starting a process for each file takes longer than most of them; nothing here mocks a module or keeps state in one.
    isolate: false,
  },
});
