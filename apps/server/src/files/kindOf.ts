import type { AttachmentKind } from '@parley/contract'

/** What a browser shows or plays by itself, and runs nothing of. Everything else is only downloaded. */
const shown: Record<string, 'image' | 'audio' | 'video'> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/avif': 'image',
  'audio/aac': 'audio',
  'audio/flac': 'audio',
  'audio/mp4': 'audio',
  'audio/mpeg': 'audio',
  'audio/ogg': 'audio',
  'audio/wav': 'audio',
  'audio/webm': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
}
/** Other names of the same. */
const same: Record<string, string> = {
  'audio/x-flac': 'audio/flac',
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/opus': 'audio/ogg',
  'audio/x-wav': 'audio/wav',
}
/** A recorder's file looks like a film without pictures. */
const recorded: Record<string, string> = { 'video/webm': 'audio/webm', 'video/mp4': 'audio/mp4' }

/** What a file of this type is shown as, and as what type it is given out. */
export function kindOf(
  sniffed: string,
  { isVoice }: { isVoice: boolean },
): { kind: AttachmentKind; type: string } {
  const known = same[sniffed] ?? sniffed
  const type = isVoice ? (recorded[known] ?? known) : known
  const kind = shown[type] ?? 'file'
  return { type, kind: isVoice && kind === 'audio' ? 'voice' : kind }
}

/** Whether a browser may show it in its place. */
export function isShown(type: string): boolean {
  return type in shown
}
