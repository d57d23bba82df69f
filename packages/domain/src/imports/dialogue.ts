/** A conversation from elsewhere, as a line of an import file says it. */
export interface Dialogue {
  /** Its name where it comes from; the same id is imported into an inbox once. */
  id: string
  /** What it is about; they become labels. A version at the end (`Restaurants_1`) is left off. */
  topics: readonly string[]
  turns: readonly Turn[]
}

export interface Turn {
  from: 'customer' | 'agent'
  text: string
}
