import * as z from 'zod'
import { LabelId } from '../ids.ts'
import { asMutation, color, labelName, name } from './parts.ts'

export const CreateLabelInput = z.strictObject({
  ...asMutation,
  id: LabelId,
  name: labelName,
  title: name.optional(),
  color: color.optional(),
})
export const UpdateLabelInput = z
  .strictObject({
    ...asMutation,
    labelId: LabelId,
    title: name.optional(),
    color: color.optional(),
  })
  .refine((input) => input.title !== undefined || input.color !== undefined, {
    message: 'must change something',
    path: ['title'],
  })
export const DeleteLabelInput = z.strictObject({ ...asMutation, labelId: LabelId })
