import { defineConfig } from 'vitest/config';

// The whole suite opens real sockets, files and browsers: generous limits, no retries.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Mostly waiting for processes and browsers, so every core may run a file.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
