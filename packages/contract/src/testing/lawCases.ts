declare const process: { env: Record<string, string | undefined> }

/** How often the suite tries the law of the filter, against which the others are measured. */
const usual = 2000

/**
 * How often a law is tried and from which seed: as given, or as `npm run laws` asks for by
 * PARLEY_TEST_CASES (of the filter's law, the others in proportion) and PARLEY_TEST_SEED.
 */
export function lawCases(numRuns: number): { numRuns: number; seed?: number } {
  const { PARLEY_TEST_CASES: cases, PARLEY_TEST_SEED: seed } = process.env
  return {
    numRuns: cases ? Math.ceil((numRuns * Number(cases)) / usual) : numRuns,
    ...(seed ? { seed: Number(seed) } : {}),
  }
}
