import type { GetMessageInput, MemberActor, MessageAnswer } from '@parley/contract'
import { printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { mustSeeMessage } from './mustSeeMessage.ts'
import { readReceipts } from './readReceipts.ts'
import { toMessage } from './toMessage.ts'

type Input = Pick<GetMessageInput, 'messageId'> & { by: MemberActor }

/** One message, for who names it: quotes and notifications. Refuses with message.notFound. */
export async function getMessage(db: DbOrTx, input: Input): Promise<MessageAnswer> {
  const head = await readHead(db, input.by.accountId)
  const { message, row } = await mustSeeMessage(db, input)
  return {
    message: toMessage(message, await readReceipts(db, row)),
    asOf: printCursor(head),
  }
}
