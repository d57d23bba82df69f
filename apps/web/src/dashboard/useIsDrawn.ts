import { useSyncExternalStore } from 'react'

/** Whether the server has drawn what is drawn now: in the first drawing of a page that comes to life. */
export function useIsDrawn(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
}

const never = () => () => {}
