import { limits } from './limits.ts'

/** Line ends and other controls, and what turns the direction of writing or takes no room. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
/** What some system does not take in a name. */
const forbidden = /["*:<>?|]/g

/**
 * A file's name as anybody may be shown it and save it: no path, nothing unseen, no dots at its ends,
 * at most `limits.fileName` characters with its ending kept. `file` when nothing is left.
 */
export function cleanFileName(given: string): string {
  const base = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!
  const clean = base
    .replace(unseen, '')
    .replace(forbidden, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return cut(clean) || 'file'
}

function cut(name: string): string {
  if (name.length <= limits.fileName) return name
  const [ending = ''] = /\.[^. ]{1,16}$/.exec(name) ?? []
  return name.slice(0, limits.fileName - ending.length).replace(/[\ud800-\udbff]$/, '') + ending
}
