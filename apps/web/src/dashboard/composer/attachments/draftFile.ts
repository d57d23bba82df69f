import type { FileDraft } from '@parley/client'
import type { AttachmentKind } from '@parley/contract'
import { peaksOf } from './peaksOf.ts'

/** What the browser can show by its name for the type; the server looks at the bytes. */
const shown: [RegExp, AttachmentKind][] = [
  [/^image\/(jpeg|png|gif|webp|avif)$/, 'image'],
  [/^video\/(mp4|webm)$/, 'video'],
  [/^audio\//, 'audio'],
]
/** What cannot be measured by then goes without. */
const patienceMs = 3000
const mostPeakBytes = 8_000_000

type Measured = Pick<FileDraft, 'width' | 'height' | 'duration' | 'peaks'>

/** A chosen file with what is measured of it here, so that its room is known before it is sent. */
export async function draftFile(file: File): Promise<FileDraft> {
  const kind = shown.find(([types]) => types.test(file.type))?.[1] ?? 'file'
  const url = URL.createObjectURL(file)
  const late = new Promise<Measured>((resolve) => setTimeout(() => resolve({}), patienceMs))
  const measured = await Promise.race([measure(kind, url, file), late]).catch(() => ({}))
  URL.revokeObjectURL(url)
  // A pasted picture has no name of its own.
  return { bytes: file, name: file.name || 'file', kind, ...measured }
}

async function measure(kind: AttachmentKind, url: string, file: File): Promise<Measured> {
  if (kind === 'image') {
    const image = new Image()
    image.src = url
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  }
  if (kind !== 'video' && kind !== 'audio') return {}
  const player = document.createElement(kind)
  player.preload = 'metadata'
  player.src = url
  await new Promise((resolve, reject) => {
    player.onloadedmetadata = resolve
    player.onerror = reject
  })
  const duration = Number.isFinite(player.duration) ? Math.round(player.duration * 1000) : null
  if (player instanceof HTMLVideoElement)
    return { duration, width: player.videoWidth || null, height: player.videoHeight || null }
  return { duration, peaks: file.size <= mostPeakBytes ? await peaksOf(file) : null }
}
