/** What writers and readers keep in their files, a JSON line each. Times are milliseconds of Date.now. */
export type SendLine =
  /** A send is asked for; before it goes out. */
  | {
      k: 'ask'
      id: string
      attempt: number
      at: number
      account: string
      conversation: string
      author: string
      body: string
    }
  /** What became of one asking. An asking without this line is unknown. */
  | {
      k: 'end'
      id: string
      attempt: number
      at: number
      outcome: Outcome
      /** Where it was acknowledged to be. */
      seq?: number
      word?: string
    }

export type Outcome = 'acknowledged' | 'refused' | 'unknown'

export type ReaderLine =
  /** Begins to follow, at a cursor of before or anew. */
  | { k: 'open'; at: number; cursor: string | null }
  /** `sent` is when the server says it happened; `see` every canary in its text. */
  | { k: 'event'; at: number; cursor: string; type: string; sent: number; see: string[] }
  | { k: 'synced' | 'resync'; at: number; cursor: string }
  /** The line is lost; `ended` for good. */
  | { k: 'down' | 'ended'; at: number; why: string }
  /** What it shows: the newest messages of each conversation, `seq:id` ascending; and all it holds, where it keeps more. */
  | {
      k: 'state'
      at: number
      checkpoint: number
      shown: Record<string, string[]>
      picture?: Picture
    }

/** All that a reader of ours keeps true beside the newest messages. */
export interface Picture {
  /** Its list of conversations in its order, each as `printRow` prints it. */
  rows: string[]
  /** How many conversations it counts as unread. */
  unread: number
  /** Of each conversation the messages that it holds, up to as many as `heldCount`. */
  held: Record<string, { from: number; count: number; digest: string }>
}

/** One conversation as one person sees it. */
export interface PictureRow {
  id: string
  subject: string | null
  status: string
  participantCount: number
  lastActivityAt: Date
  lastSeq: number
  lastMessage: string | null
  readSeq: number
  unreadFrom: number | null
  unreadCount: number
}

/** One who reads, and how its history is to be judged. */
export interface Reader {
  name: string
  account: string
  userId: string
  /** Conversations it takes part in. */
  conversations: readonly string[]
  /** Every canary it may read. */
  canaries: readonly string[]
  /** Comes and goes: what it may hear changes during the run. */
  leaves: boolean
  kind: 'stock' | 'own'
}

/** Each breach of a demand, in the order of the demands. */
export const violationKinds = [
  'lost',
  'doubled',
  'refusedButStored',
  'invented',
  'otherAnswer',
  'hole',
  'repeated',
  'outOfOrder',
  'phantom',
  'stale',
  'notHealed',
  'leak',
  'heardAfterRevocation',
  'wroteAfterRevocation',
  'memory',
  'loopDelay',
  'connections',
  'drain',
  'died',
] as const

export interface Violation {
  kind: (typeof violationKinds)[number]
  /** Who and what, with the ids to look for. */
  detail: string
}

/** A row of messages. */
export interface StoredMessage {
  id: string
  conversation: string
  seq: number
  author: string | null
  body: string
}

/** A row of the log. `jumps` for those that followers get as resync. */
export interface StoredEvent {
  position: number
  tag: string
  type: string
  audience: readonly string[]
  except: readonly string[]
  jumps: boolean
}

/** A member was removed and, later, brought back. */
export interface Revocation {
  account: string
  userId: string
  /** When the removal was acknowledged. */
  at: number
  /** The place of the removal in the log, and that of the return. */
  from: number
  until: number | null
  /** Servers could not reach PostgreSQL, or stood still, around it: then 10 s are promised. */
  isSlow: boolean
}
