import { defineConfig } from 'vitest/config';

// The whole suite opens real sockets, files and browsers: generous limits, no retries.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
