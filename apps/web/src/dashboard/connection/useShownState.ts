'use client'
import type { Connection } from '@parley/client'
import { useConnection } from '@parley/client/react'
import { useEffect, useState } from 'react'

export const blipMs = 2000

/** The state of the connection as it is worth to be said: a blip under two seconds is not. */
export function useShownState(): Connection['state'] {
  const { connection } = useConnection()
  return useBlip(connection.state !== 'live') ? 'live' : connection.state
}

/** Whether a trouble is younger than two seconds. From the first one on: states that alternate are no excuse. */
function useBlip(isTrouble: boolean): boolean {
  const [isOld, setOld] = useState(isTrouble)
  useEffect(() => {
    const timer = setTimeout(() => setOld(isTrouble), isTrouble ? blipMs : 0)
    return () => clearTimeout(timer)
  }, [isTrouble])
  return isTrouble && !isOld
}
