/** Something answered, and not as the server does. */
export class UnreadableError extends Error {
  override name = 'UnreadableError'

  constructor(path: string) {
    super(`${path} was answered with what is no answer`)
  }
}
