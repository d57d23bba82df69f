import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { indexWords } from '@parley/contract'
import { tables } from '@parley/db'
import { chanceFrom, zipfFrom } from './chance.ts'
import { columns } from './columns.ts'
import { copyInto } from './copyInto.ts'
import { draftAccount, rowsOf, shapesOf } from './draftAccount.ts'
import type { AccountDraft } from './draftAccount.ts'
import { draftConversation, drawsFor } from './draftConversation.ts'
import type { ConversationDraft } from './draftConversation.ts'
import { makeVocabulary } from './vocabulary.ts'
import { withoutIndexes } from './withoutIndexes.ts'

const seed = 21_112_026
const large = ['contacts', 'conversations', 'messages', 'participants', 'read_marks']

/** Fills an empty, migrated database: the same rows for the same number on every machine. */
export async function buildDatabase(
  url: string,
  conversations: number,
  say: (line: string) => void,
): Promise<void> {
  const sql = postgres(url, { max: 8, onnotice: () => {} })
  try {
    const fill = () => fillTables(sql, conversations, say)
    await withoutIndexes(sql, large, fill, (name) => say(`index ${name}`))
    say('vacuum and analyze')
    await sql.unsafe('vacuum (analyze)')
    await mustAgree(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function fillTables(sql: postgres.Sql, size: number, say: (line: string) => void) {
  const words = makeVocabulary()
  const chance = chanceFrom(seed)
  const drafts = shapesOf(size).map((shape) => draftAccount(chance, shape, words))
  await insertSmall(sql, drafts)
  const copies = await openCopies(sql)
  const word = zipfFrom(chance, words.length)
  for (const draft of drafts) {
    const draw = drawsFor(chance, draft, { words, word })
    for (const contact of draft.contacts)
      await copies.contacts.write({ accountId: draft.id, ...contact })
    for (let index = 0; index < draft.size; index += 1) {
      // Only those that lag are waited for: a pause a row would be most of the time.
      for (const wait of writeDraft(copies, draftConversation(draw, index))) await wait
      if (index % 50_000 === 49_999) say(`${index + 1} of ${draft.size} conversations`)
    }
  }
  for (const copy of Object.values(copies)) await copy.end()
}

async function openCopies(sql: postgres.Sql) {
  return {
    contacts: await copyInto(sql, tables.contacts, columns.contacts),
    conversations: await copyInto(sql, tables.conversations, columns.conversations),
    messages: await copyInto(sql, tables.messages, columns.messages),
    participants: await copyInto(sql, tables.participants, columns.participants),
    readMarks: await copyInto(sql, tables.readMarks, columns.readMarks),
  }
}

function writeDraft(
  copies: Awaited<ReturnType<typeof openCopies>>,
  { row, messages, marks, memberIds }: ConversationDraft,
): Promise<unknown>[] {
  const { accountId, id: conversationId, createdAt: joinedAt } = row
  return [
    copies.conversations.write(row),
    ...messages.map((message) => copies.messages.write(message)),
    ...marks.map((mark) => copies.readMarks.write(mark)),
    ...memberIds.map((userId) =>
      copies.participants.write({ accountId, conversationId, userId, joinedAt }),
    ),
  ].filter((wait) => wait !== null)
}

async function insertSmall(sql: postgres.Sql, drafts: AccountDraft[]) {
  const orm = drizzle(sql)
  for (const draft of drafts) {
    for (const [table, rows] of rowsOf(draft))
      if (rows.length > 0) await orm.insert(table).values(rows)
  }
}

/** What was written without asking Postgres is what sending a message would have made. */
async function mustAgree(sql: postgres.Sql) {
  const rows = await sql<{ id: string; body: string }[]>`select id, body from messages limit 2000`
  const ids = rows.map(({ id }) => id)
  const words = rows.map(({ body }) => indexWords(body).join(' '))
  const [row] = await sql<{ wrong: number }[]>`
    select count(*)::int as wrong
    from unnest(${ids}::uuid[], ${words}::text[]) as asked (id, words)
    join messages m on m.id = asked.id
    where m.search <> array_to_tsvector(string_to_array(asked.words, ' '))`
  if (row!.wrong > 0) throw new Error(`${row!.wrong} messages hold other words than their text.`)
}
