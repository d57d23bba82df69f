import postgres from 'postgres'
import type { Written } from './checkLeaks.ts'
import { heldCount } from './digestOf.ts'
import type { PictureRow, StoredEvent, StoredMessage } from './History.ts'

/** What PostgreSQL holds, asked for in plain SQL. */
export class Truth {
  readonly #sql: postgres.Sql

  constructor(url: string) {
    this.#sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  }

  /** What people said since; notes of the system are nobody's. */
  async messages(accounts: readonly string[], since: Date): Promise<StoredMessage[]> {
    return this.#sql<StoredMessage[]>`
      select id, conversation_id as conversation, seq, author_id as author, body from messages
      where account_id = any(${[...accounts]}::text[]::uuid[]) and created_at >= ${since}
        and author_type = 'member' and kind = 'reply'`
  }

  /** Rows of the log after a position, ascending. */
  async events(account: string, after: number): Promise<StoredEvent[]> {
    return this.#sql<StoredEvent[]>`
      select position::float as position, tag, type, audience, "except",
        type = 'resync' or (type = 'member.updated' and payload ? 'topics') as jumps
      from events where account_id = ${account} and position > ${after} order by position`
  }

  /** Messages of the log after a position, with who wrote them. */
  async written(account: string, after: number): Promise<Written[]> {
    return this.#sql<Written[]>`
      select account_id as account, position::float as position,
        payload -> 'message' -> 'author' ->> 'id' as author
      from events
      where account_id = ${account} and position > ${after} and type = 'message.new'
        and payload -> 'message' -> 'author' ->> 'type' = 'member'`
  }

  /** Where the log says that a member left or joined, ascending. */
  async membership(
    account: string,
    userId: string,
  ): Promise<{ position: number; removed: boolean }[]> {
    return this.#sql<{ position: number; removed: boolean }[]>`
      select position::float as position, (payload ->> 'removed')::boolean as removed
      from events
      where account_id = ${account} and type = 'member.updated' and not payload ? 'topics'
        and payload -> 'member' ->> 'userId' = ${userId}
      order by position`
  }

  /** The newest messages of each conversation, `seq:id` ascending. */
  async newest(accounts: readonly string[], count: number): Promise<Map<string, string[]>> {
    const rows = await this.#sql<{ conversation: string; shown: string[] }[]>`
      select c.id as conversation, array_agg(m.seq || ':' || m.id order by m.seq) as shown
      from conversations c cross join lateral (
        select seq, id from messages
        where account_id = c.account_id and conversation_id = c.id order by seq desc limit ${count}
      ) m
      where c.account_id = any(${[...accounts]}::text[]::uuid[]) group by c.id`
    return new Map(rows.map(({ conversation, shown }) => [conversation, shown]))
  }

  /** The newest messages with their texts, as many as are compared, ascending. */
  async held(conversation: string): Promise<{ seq: number; id: string; body: string }[]> {
    const rows = await this.#sql<{ seq: number; id: string; body: string }[]>`
      select seq, id, body from messages where conversation_id = ${conversation}
      order by seq desc limit ${heldCount}`
    return rows.toReversed()
  }

  /** A member's conversations, by their last activity, with what is read of them. */
  async picture(account: string, userId: string): Promise<PictureRow[]> {
    return this.#sql<PictureRow[]>`
      with seen as (
        select c.*, r.unread_from, greatest(coalesce(r.read_seq, 0), c.floor_seq) as read
        from conversations c
        left join read_marks r
          on r.account_id = c.account_id and r.conversation_id = c.id and r.user_id = ${userId}
        where c.account_id = ${account} and c.audience && (
          array['members', 'user:' || ${userId}::text] || array(
            select 'conversation:' || p.conversation_id from participants p
            where p.account_id = ${account} and p.user_id = ${userId}))
      )
      select id, subject, status, participant_count as "participantCount",
        last_activity_at as "lastActivityAt", last_seq as "lastSeq",
        last_message ->> 'id' as "lastMessage", read as "readSeq", unread_from as "unreadFrom",
        (select count(*)::int from (
          select 1 from messages m
          where m.account_id = ${account} and m.conversation_id = seen.id and m.kind <> 'activity'
            and m.seq > coalesce(unread_from - 1, read) limit 100) words) as "unreadCount"
      from seen order by last_activity_at desc, id`
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 2 })
  }
}
