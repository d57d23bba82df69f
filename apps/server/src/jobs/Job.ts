/** Something that runs by the clock. */
export interface Job {
  /** False until what came due while nothing ran is done. */
  caughtUp(): boolean
  stop(): Promise<void>
}
