import {
  AccountInput,
  CreateViewInput,
  DeleteViewInput,
  ReorderViewsInput,
  UpdateViewInput,
} from '@parley/contract/schema'
import { createView, deleteView, listViews, reorderViews, updateView } from '@parley/domain'
import { member, router, writer } from '../trpc.ts'

export const views = router({
  /** The saved views the viewer sees: their own, their teams', the account's. */
  list: member.input(AccountInput).query(({ ctx }) => listViews(ctx.db, { by: ctx.actor })),
  /** Keeps a filter and a sort under a name; the id is the client's. */
  create: writer
    .input(CreateViewInput)
    .mutation(({ ctx, input }) => createView(ctx.db, { ...input, by: ctx.actor })),
  /** Changes a view's name, sign, filter, sort or who sees it. */
  update: writer
    .input(UpdateViewInput)
    .mutation(({ ctx, input }) => updateView(ctx.db, { ...input, by: ctx.actor })),
  /** Deletes a view. */
  delete: writer
    .input(DeleteViewInput)
    .mutation(({ ctx, input }) => deleteView(ctx.db, { ...input, by: ctx.actor })),
  /** Arranges the views for the viewer alone. */
  reorder: writer
    .input(ReorderViewsInput)
    .mutation(({ ctx, input }) => reorderViews(ctx.db, { ...input, by: ctx.actor })),
})
