/** A client that says something every now and then. */
export interface WritingClient {
  /** Rests, or goes on. */
  rest(on: boolean): void
  /** Whether nothing of it is on its way. */
  isSettled(): boolean
}
