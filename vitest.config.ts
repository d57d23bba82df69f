import { defineConfig } from 'vitest/config'

/** What measures memory, and what kills servers by the dozen: nothing else runs beside it. */
const alone = ['apps/chaos/src/chaos.test.ts', 'apps/server/src/api/slowReaders.test.ts']

/** What holds a promise of time: most of it waits, so that they run beside one another, not beside work. */
const timed = [
  'apps/server/src/accessTakenAway.test.ts',
  'apps/server/src/api/clientLine.test.ts',
  'apps/server/src/api/halfOpen.test.ts',
  'apps/server/src/api/searches.test.ts',
  'apps/server/src/api/sockets.test.ts',
  'apps/server/src/drain.test.ts',
  'apps/server/src/jobs/startWaking.test.ts',
  'apps/server/src/twoServers.test.ts',
  'packages/db/src/searchLane.test.ts',
  'packages/realtime/src/edges.test.ts',
  'packages/realtime/src/presence/presence.test.ts',
]

export default defineConfig({
  test: {
    // Laws that are tried more often than usual take as long as it takes.
    testTimeout: process.env['PARLEY_TEST_CASES'] ? 3_600_000 : 60_000,
    hookTimeout: 120_000,
    // What comes in the end may take its time on a machine that others use; what must come soon says so.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'suite',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...timed, ...alone],
          // Two cores: more workers would only make real servers wait for each other.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: timed, maxWorkers: 3, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
