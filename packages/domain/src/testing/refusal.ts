import { Failure } from '@parley/contract'

/** The word a verb refuses with; its field after a space when it names one. Fails when it succeeds. */
export async function refusal(verb: Promise<unknown>): Promise<string> {
  const error: unknown = await verb.then(
    () => new Error('It was not refused.'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw error
  return error.field ? `${error.failure} ${error.field}` : error.failure
}
