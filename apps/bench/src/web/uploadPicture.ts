import { v7 as uuid } from 'uuid'
import { signIn } from '../signIn.ts'
import type { Stage } from './openStage.ts'

/** Uploads a picture as Bo; answers its id, for a message. */
export async function uploadPicture(stage: Stage, bytes: Buffer): Promise<string> {
  const { bo, accountId, url } = stage
  const id = uuid()
  const announced = { accountId, id: id as never, name: 'picture.png', size: bytes.length }
  await bo.api.attachments.create.mutate(announced)
  const response = await fetch(`${url}/api/attachments/${accountId}/${id}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${await signIn(url, 'bo@parley.test')}`,
      'upload-offset': '0',
    },
    body: new Uint8Array(bytes),
  })
  if (!response.ok) throw new Error(`A picture was answered with ${response.status}.`)
  return id
}
