import { hashKey } from '@tanstack/query-core'
import type { Datas, Inputs, Procedure } from '../apply/Query.ts'
import type { Key } from './keys.ts'
import type { Truth } from './Truth.ts'

/** A cached query as the mirror keeps it. */
export interface Entry<P extends Procedure = Procedure> {
  key: Key<P>
  /** The key as text, as the QueryClient knows it too: made once, as each event asks for it. */
  id: string
  procedure: P
  input: Inputs[P]
  truth: Truth<P> | null
  /** The truth with my pending changes over it: what is in the QueryClient. */
  shown: Datas[P] | undefined
  /** Only an answer at or after this place is good enough; null when the truth is good. */
  staleFrom: number | null
  /** The server said that it does not exist; it is asked for again when an event names it. */
  isGone: boolean
  /** When the request for this answer left, and when the answer came, counted by the mirror. */
  askedAt: number
  cameAt: number
  /** When rows came that came later than the answer. */
  rowsCameAt: Map<string, number>
  /** Conversations to ask for. */
  unsettled: Set<string>
  /** A page that is being loaded, by its side. */
  paging: Map<string, Promise<void>>
}

export function makeEntry<P extends Procedure>(key: Key<P>): Entry<P> {
  const [, procedure, input] = key
  return {
    key,
    id: hashKey(key),
    procedure,
    input,
    truth: null,
    shown: undefined,
    staleFrom: null,
    isGone: false,
    askedAt: 0,
    cameAt: 0,
    rowsCameAt: new Map(),
    unsettled: new Set(),
    paging: new Map(),
  }
}
