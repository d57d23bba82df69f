import type { Answered, Kept } from './Kept.ts'

/** Whose changes: kept apart for each person and account. */
export interface Owner {
  userId: string
  accountId: string
}

/** Where changes wait beyond the life of a window or a process. */
export interface OutboxStore {
  /** What waits, in any order. */
  read(owner: Owner): Promise<Kept[]>
  /** Keeps one, or what became of it. */
  write(owner: Owner, kept: Kept): Promise<void>
  remove(owner: Owner, id: string): Promise<void>
  /** Forgets all that a person had waiting, in every account. */
  forget(userId: string): Promise<void>
  /** The windows over the same store, where there can be more than one. */
  windows?(owner: Owner): Windows
}

/** What one window tells the others over the same store. */
export type News =
  | { type: 'kept'; kept: Kept }
  | { type: 'done'; id: string; answered: Answered }
  | { type: 'gone'; id: string }
  | { type: 'forgotten' }

/** The windows of one browser that show the same waiting changes; one of them sends. */
export interface Windows {
  tell(news: News): void
  /** Begins to hear the others, and tells when the turn to send comes (true) or is taken (false). */
  join(listeners: { onNews(news: News): void; onTurn(isMine: boolean): void }): void
  /** Takes the turn: the window that a person acts in has it, as one in the background may be asleep. */
  takeTurn(): void
  leave(): void
}
