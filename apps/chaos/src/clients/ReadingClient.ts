/** A client that follows its account and shows it. */
export interface ReadingClient {
  /** Whether it follows now, and has all it asked for; true for who was put out for good. */
  isLive(): boolean
  /** Writes what it shows into its history. */
  report(checkpoint: number): void
}

/** As many of the newest messages of each conversation are shown and compared. */
export const shownCount = 50
