import type { Trouble } from './Trouble.ts'

/** A trouble as an error of the server's: `troubleOf` reads it. */
export function errorOf(data: Trouble): Error {
  return Object.assign(new Error(data.message), { data })
}
