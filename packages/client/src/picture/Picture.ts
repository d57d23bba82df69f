import type { Key } from '../mirror/keys.ts'
import type { KeptAnswer } from './KeptAnswer.ts'
import type { PictureStore } from './PictureStore.ts'

/** Who uses this browser: nobody else's answers are in it. */
export interface Seat {
  userId: string
  accounts: { id: string; slug: string; name: string }[]
}

/** An answer to be kept, and whether it is on the screen. */
export interface Shot {
  key: Key
  kept: KeptAnswer
  isShown: boolean
}

/** The picture that outlives its page: one person's at a time. */
export interface Picture extends PictureStore {
  /** Who was here last and has not signed out. */
  seat(): Promise<Seat | null>
  /** The server said who is here: what is another person's, of another build or old is deleted. */
  sit(seat: Seat): Promise<void>
  /** False when somebody else sits here now, or nobody: then nothing was kept. */
  write(owner: { userId: string; accountId: string }, shots: readonly Shot[]): Promise<boolean>
}
