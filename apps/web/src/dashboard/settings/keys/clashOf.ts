import { actions } from '../../keys/actions.ts'
import type { Action } from '../../keys/actions.ts'
import { keysOf } from '../../keys/keymap.ts'
import type { Keymap } from '../../keys/keymap.ts'

/** The other action that these keys would mean too, or whose keys they would begin or go on from. */
export function clashOf(id: Action['id'], keys: string, keymap: Keymap): Action | undefined {
  const meets = (other: string) =>
    other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `)
  return actions.find((action) => action.id !== id && keysOf(action, keymap).some(meets))
}

/** The keymap once an action has these keys; what is usual needs no line, and another one gives them up. */
export function withKeys(
  keymap: Keymap,
  { id, keys: usual }: Pick<Action, 'id' | 'keys'>,
  keys: string,
  loser?: Action,
): Record<string, string> {
  const { [id]: _, ...others } = keymap
  const isUsual = usual.length === 1 && usual[0] === keys
  const without = loser ? { [loser.id]: restOf(loser, keys, keymap) } : {}
  return { ...others, ...without, ...(isUsual ? {} : { [id]: keys }) }
}

/** What an action with two ways keeps when it loses one. */
function restOf(loser: Action, keys: string, keymap: Keymap): string {
  return keysOf(loser, keymap).find((held) => held.split(' ')[0] !== keys.split(' ')[0]) ?? ''
}
