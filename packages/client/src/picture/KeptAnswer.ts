import type { Datas, Procedure } from '../apply/Query.ts'

/** An answer as it outlives its page: what the server said, without what I had waiting. */
export interface KeptAnswer<P extends Procedure = Procedure> {
  /** Its `asOf` is where to go on from. */
  data: Datas[P]
  /** The place in the log it is true at; not before that of `asOf`. */
  at: number
}
