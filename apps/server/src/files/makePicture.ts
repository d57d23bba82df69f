import type { Sharp } from 'sharp'
import { Failure } from '@parley/contract'
import { loadSharp } from './loadSharp.ts'

export interface Picture {
  bytes: Buffer
  width: number
  height: number
  preview: Buffer | null
}
export const previewType = 'image/webp'

/** Pixels of all frames together: what a good camera makes, or a minute of a small animation. */
const mostPixels = 60_000_000
const mostSide = 16_000
/** A picture beyond these has a smaller one beside it. */
const previewSide = 960
const previewBytes = 150_000
const seconds = 20

const encoders: Record<string, (image: Sharp) => Sharp> = {
  'image/jpeg': (image) => image.jpeg({ quality: 90 }),
  'image/png': (image) => image.png({ compressionLevel: 7 }),
  'image/webp': (image) => image.webp({ quality: 90 }),
  'image/gif': (image) => image.gif(),
  'image/avif': (image) => image.avif({ quality: 65, effort: 2 }),
}

/**
 * The same picture drawn anew: upright, animated as it was, and with nothing in it but the picture (no
 * place, no camera, nothing hidden behind it). Null for what only begins like a picture. Refuses with
 * attachment.unsafe what would unpack to more than a screen could use.
 */
export async function makePicture(given: Buffer, type: string): Promise<Picture | null> {
  const sharp = await loadSharp()
  try {
    const source = { limitInputPixels: mostPixels, animated: true }
    const { width, height, pageHeight, pages = 1 } = await sharp(given, source).metadata()
    if (width > mostSide || (pageHeight ?? height) > mostSide || width * height > mostPixels)
      throw tooBig()
    const image = sharp(given, source).timeout({ seconds })
    // Frames have no way up.
    const upright = pages > 1 ? image : image.autoOrient()
    const { data, info } = await encoders[type]!(upright).toBuffer({ resolveWithObject: true })
    const side = Math.max(info.width, info.pageHeight ?? info.height)
    const isSmall = pages > 1 || side <= previewSide || data.length <= previewBytes
    return {
      bytes: data,
      width: info.width,
      height: info.pageHeight ?? info.height,
      preview: isSmall ? null : await shrink(sharp(data)),
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    if (/pixel limit|timeout/i.test(String(error))) throw tooBig()
    return null
  }
}

function shrink(picture: Sharp): Promise<Buffer> {
  return picture
    .resize(previewSide, previewSide, { fit: 'inside' })
    .webp({ quality: 78 })
    .timeout({ seconds })
    .toBuffer()
}

function tooBig(): Failure {
  return new Failure('attachment.unsafe', { message: 'This picture unpacks to too many pixels.' })
}
