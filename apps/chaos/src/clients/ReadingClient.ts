/** A client that follows its account and shows it. */
export interface ReadingClient {
  /** Whether it follows now, and has all it asked for; true for who was put out for good. */
  isLive(): boolean
  /** Rests, or goes on to read what it hears. */
  rest(on: boolean): void
  /** Whether nothing of it is on its way. */
  isSettled(): boolean
  /** Writes what it shows into its history. */
  report(checkpoint: number): void
}

/** As many of the newest messages of each conversation are shown and compared. */
export const shownCount = 50
