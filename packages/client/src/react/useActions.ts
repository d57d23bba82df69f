import { useMemo } from 'react'
import type { Actions } from '../actions.ts'
import { troubleOf } from '../Trouble.ts'
import { useParley } from './useParley.ts'

/** Everything a person does, shown at once where it can be; each rejects with a Trouble. */
export function useActions(): Actions {
  const { actions } = useParley().account
  return useMemo(() => toldOf(actions), [actions])
}

const known = new WeakMap<Actions, Actions>()

/** Made once: each message of a thread uses them. */
function toldOf(actions: Actions): Actions {
  const held = known.get(actions)
  if (held) return held
  const told = Object.entries(actions).map(([name, act]) => [name, tellTrouble(act as Act)])
  const made = Object.fromEntries(told) as Actions
  known.set(actions, made)
  return made
}

type Act = (...args: unknown[]) => Promise<unknown>

function tellTrouble(act: Act): Act {
  return (...args) =>
    act(...args).catch((error: unknown) => {
      throw troubleOf(error)
    })
}
