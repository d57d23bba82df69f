import { Failure } from '@parley/contract'
import { loadSharp } from '../files/loadSharp.ts'

/** Edge in pixels. */
const edge = 256
/** A picture that unpacks to more is an attack, or a poster. */
const limitInputPixels = 50_000_000
/** What draws itself by rules of its own, such as SVG, is not among them. */
const formats = new Set<string | undefined>(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff'])

/** A picture of somebody as it is kept: square, small, upright, without where it was taken. */
export async function shrinkAvatar(bytes: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp()
  try {
    const picture = sharp(bytes, { limitInputPixels, failOn: 'error' }).timeout({ seconds: 10 })
    const { format } = await picture.metadata()
    if (!formats.has(format)) throw new Error(`${format} is no picture of a person.`)
    return await picture
      .rotate()
      .resize(edge, edge, { fit: 'cover', position: 'attention' })
      .webp({ quality: 82 })
      .toBuffer()
  } catch {
    throw new Failure('picture.unreadable', {
      field: 'avatar',
      message: 'avatar: must be a picture (PNG, JPEG, WebP, GIF or AVIF)',
    })
  }
}
