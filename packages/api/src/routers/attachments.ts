import {
  CancelAttachmentInput,
  CreateAttachmentInput,
  GetAttachmentInput,
  SignAttachmentsInput,
} from '@parley/contract/schema'
import { cancelAttachment, createAttachment, getUpload, signAttachments } from '@parley/domain'
import { member, router, writer } from '../trpc.ts'

export const attachments = router({
  /** Announces a file; its bytes follow by PATCH /api/attachments/{accountId}/{id}. The same id goes on. */
  create: writer
    .input(CreateAttachmentInput)
    .mutation(({ ctx, input }) =>
      createAttachment(ctx.db, { ...input, limits: ctx.files.limits, by: ctx.actor }),
    ),
  /** How far one's own upload has come. */
  get: member
    .input(GetAttachmentInput)
    .query(({ ctx, input }) => getUpload(ctx.db, { ...input, by: ctx.actor })),
  /** Addresses under which the viewer gets files for a few minutes: of messages they see, and their own. */
  sign: member
    .input(SignAttachmentsInput)
    .query(({ ctx, input }) =>
      signAttachments(ctx.db, { ...input, sign: ctx.files.sign, by: ctx.actor }),
    ),
  /** Takes away one's own file that was not sent. */
  cancel: writer
    .input(CancelAttachmentInput)
    .mutation(({ ctx, input }) => cancelAttachment(ctx.db, { ...input, by: ctx.actor })),
})
