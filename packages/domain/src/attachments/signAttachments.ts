import { Failure } from '@parley/contract'
import type {
  Actor,
  SignAttachmentsInput,
  SignedAddress,
  SignedAddressesAnswer,
} from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { findAttachments } from './findAttachments.ts'

/** Makes the address of a file; who knows it needs no other right. */
export type SignFile = (file: {
  accountId: string
  attachmentId: string
  hasPreview: boolean
}) => Omit<SignedAddress, 'id'>

type Input = Pick<SignAttachmentsInput, 'attachmentIds'> & { sign: SignFile; by: Actor }

/**
 * Addresses of those of these files that the actor may have; the others are left out. Refuses with
 * attachment.notFound when none is left.
 */
export async function signAttachments(db: DbOrTx, input: Input): Promise<SignedAddressesAnswer> {
  const rows = await findAttachments(db, input)
  if (rows.length === 0) throw new Failure('attachment.notFound', { field: 'attachmentIds' })
  const items = rows.map(({ accountId, id, previewKey }) => ({
    id: id as SignedAddress['id'],
    ...input.sign({ accountId, attachmentId: id, hasPreview: previewKey !== null }),
  }))
  return { items }
}
