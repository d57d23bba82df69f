import type { Datas, Inputs, Procedure } from '../apply/Query.ts'

/** Asks the server. */
export type Call = <P extends Procedure>(procedure: P, input: Inputs[P]) => Promise<Datas[P]>
