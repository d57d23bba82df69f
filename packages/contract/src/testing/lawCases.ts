declare const process: { env: Record<string, string | undefined> }

/**
 * How often a law is tried and from which seed: as given, or as `npm run laws` asks for by
 * PARLEY_TEST_CASES and PARLEY_TEST_SEED.
 */
export function lawCases(numRuns: number): { numRuns: number; seed?: number } {
  const { PARLEY_TEST_CASES: cases, PARLEY_TEST_SEED: seed } = process.env
  return { numRuns: cases ? Number(cases) : numRuns, ...(seed ? { seed: Number(seed) } : {}) }
}
