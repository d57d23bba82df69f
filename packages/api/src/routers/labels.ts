import { CreateLabelInput, DeleteLabelInput, UpdateLabelInput } from '@parley/contract/schema'
import { createLabel, deleteLabel, updateLabel } from '@parley/domain'
import { member, router } from '../trpc.ts'

export const labels = router({
  /** Makes a label. */
  create: member
    .input(CreateLabelInput)
    .mutation(({ ctx, input }) => createLabel(ctx.db, { ...input, by: ctx.actor })),
  /** Changes a label's title or colour. */
  update: member
    .input(UpdateLabelInput)
    .mutation(({ ctx, input }) => updateLabel(ctx.db, { ...input, by: ctx.actor })),
  /** Deletes a label and takes it off every conversation. */
  delete: member
    .input(DeleteLabelInput)
    .mutation(({ ctx, input }) => deleteLabel(ctx.db, { ...input, by: ctx.actor })),
})
