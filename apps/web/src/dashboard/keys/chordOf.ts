/** What of a key press says which key it is. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'
>

const lone = new Set(['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'CapsLock', 'Dead'])

/**
 * A key press as keymaps spell it: `j`, `Shift+A`, `Mod+k`, `?`; null where it is none of ours. Shift
 * is named with letters and named keys alone: what it makes of other keys depends on the keyboard.
 */
export function chordOf(press: Press): string | null {
  const { key, ctrlKey, metaKey, altKey } = press
  if (lone.has(key)) return null
  // On many keyboards brackets are written with AltGr, which says that it is Ctrl and Alt.
  const isWritten = press.getModifierState('AltGraph') && key.length === 1
  if (altKey && !isWritten) return null
  const isMod = (ctrlKey || metaKey) && !isWritten
  const isLetter = /^\p{L}$/u.test(key)
  if (isMod) return `Mod+${press.shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`
  if (isLetter && press.shiftKey) return `Shift+${key.toUpperCase()}`
  if (isLetter) return key.toLowerCase()
  return press.shiftKey && key.length > 1 ? `Shift+${key}` : (digitOf(press) ?? key)
}

/** Where digits are written with Shift, the bare key is meant all the same. */
function digitOf({ key, code, shiftKey }: Press): string | null {
  const [, digit] = /^Digit(\d)$/.exec(code) ?? []
  return digit && !shiftKey && !/^\d$/.test(key) && !"/?[]'".includes(key) ? digit : null
}
