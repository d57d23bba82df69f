import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}'],
    // Two cores: more workers would only make real servers wait for each other.
    maxWorkers: 2,
    // Laws that are tried more often than usual take as long as it takes.
    testTimeout: process.env['PARLEY_TEST_CASES'] ? 3_600_000 : 30_000,
    hookTimeout: 120_000,
  },
})
