import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** What measures memory, and what kills servers by the dozen: nothing else runs beside it. */
const alone = ['apps/chaos/src/chaos.test.ts', 'apps/server/src/api/slowReaders.test.ts']

/**
 * What holds a promise of time: most of it waits, so that they run beside one another, not beside
 * work. In this order: beside the two that wait longest those that have the least time to lose.
 */
const timed = [
  'apps/server/src/api/halfOpen.test.ts',
  'apps/server/src/api/clientLine.test.ts',
  'packages/realtime/src/edges.test.ts',
  'apps/server/src/api/sockets.test.ts',
  'apps/server/src/drain.test.ts',
  'packages/realtime/src/presence/presence.test.ts',
  'apps/server/src/accessTakenAway.test.ts',
  'apps/server/src/jobs/startWaking.test.ts',
  'apps/server/src/twoServers.test.ts',
  'apps/server/src/api/searches.test.ts',
  'packages/db/src/searchLane.test.ts',
]

/** What takes a minute or more. */
const long = [
  'apps/server/src/e2e/**/*.test.ts',
  'apps/server/src/laws/**/*.test.ts',
  'packages/domain/src/conversations/filterLaw.test.ts',
]

/**
 * Files that leave nothing behind in their process, no clock, global or setting: the next goes on in
 * it, with the modules that are there. Importing those again takes longer than most of the files.
 */
const shared = [
  'apps/chaos/src/{checker,figures,nemesis}/**/*.test.ts',
  'apps/web/src/**/*.test.{ts,tsx}',
  'packages/{api,contract,domain}/src/**/*.test.ts',
]

/** What is long begins first, so that nothing long is left alone in the end; what shares comes last. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

function placeOf({ moduleId, project }: TestSpecification): number {
  const listed = timed.findIndex((path) => moduleId.endsWith(path))
  if (listed >= 0) return listed
  return ['long', 'suite', 'shared'].indexOf(project.name)
}

/** Two cores: browsers and servers wait for each other's messages, and a third file works meanwhile. */
const together = { maxWorkers: 3, sequence: { groupOrder: 0 } }

export default defineConfig({
  test: {
    // Laws that are tried more often than usual take as long as it takes.
    testTimeout: process.env['PARLEY_TEST_CASES'] ? 3_600_000 : 60_000,
    hookTimeout: 120_000,
    // What comes in the end may take its time on a machine that others use; what must come soon says so.
    expect: { poll: { timeout: 10_000 } },
    sequence: { sequencer: InOrder },
    projects: [
      { extends: true, test: { name: 'long', include: long, ...together } },
      {
        extends: true,
        test: {
          name: 'suite',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...long, ...shared, ...timed, ...alone],
          ...together,
        },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: shared,
          exclude: ['**/node_modules/**', ...long],
          isolate: false,
          ...together,
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: timed, maxWorkers: 3, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone,
          maxWorkers: 1,
          // Of tests that say they may run beside one another: as many as there are cores.
          maxConcurrency: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
