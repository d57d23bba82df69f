import { fileTypeFromBuffer } from 'file-type'

/** All controls but those of lines and tabs. */
const controls = /[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/u

/** As much of a file as its kind is read from. */
export const sniffBytes = 64 * 1024
export const unknownType = 'application/octet-stream'

/**
 * What a file is, read from its first bytes alone: neither its name nor its sender is believed. What has
 * no mark is text when it reads as text; SVG and HTML are named, so that nobody takes them for pictures.
 */
export async function sniff(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const [type = ''] = found?.mime.split(';') ?? []
  if (type && type !== 'application/xml') return type
  const text = textOf(head)
  if (text === null) return type || unknownType
  if (/<svg[\s>]/i.test(text)) return 'image/svg+xml'
  if (/<(!doctype html|html|head|body|script|iframe)[\s>]/i.test(text)) return 'text/html'
  return type || 'text/plain'
}

/** Null for what is no UTF-8, or holds what no text does. */
function textOf(head: Uint8Array): string | null {
  try {
    // The last character may be cut.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return controls.test(text) ? null : text
  } catch {
    return null
  }
}
