import type { Key } from '../mirror/keys.ts'
import type { KeptAnswer } from './KeptAnswer.ts'

/** Who looks; null before that is known: then whoever was here last. */
export interface Onlooker {
  userId: string | null
  accountId: string
}

/** Answers from earlier visits, for when the server cannot be asked. */
export interface PictureStore {
  /** Null where nothing is kept, or where it is another person's. */
  read(onlooker: Onlooker, key: Key): Promise<KeptAnswer | null>
  /** Forgets everything, of every account: at sign-out. */
  forget(): Promise<void>
}
