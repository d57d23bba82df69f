import { GetOperationInput, UndoOperationInput } from '@parley/contract/schema'
import { getOperation, undoOperation } from '@parley/domain'
import { member, router, writer } from '../trpc.ts'

export const operations = router({
  /** How far a bulk change has come: for its maker, owners and admins. */
  get: member
    .input(GetOperationInput)
    .query(({ ctx, input }) => getOperation(ctx.db, { ...input, by: ctx.actor })),
  /** Puts back each row's own previous values, where they were not changed since. */
  undo: writer
    .input(UndoOperationInput)
    .mutation(({ ctx, input }) => undoOperation(ctx.db, { ...input, by: ctx.actor })),
})
