/** No answer came in time. */
export class LateError extends Error {
  override name = 'LateError'

  constructor(path: string, ms: number) {
    super(`${path} had no answer within ${ms} ms`)
  }
}
