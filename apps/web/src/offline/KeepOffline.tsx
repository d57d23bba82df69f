'use client'
import { useConnection, useParley } from '@parley/client/react'
import { useEffect, useRef, useState } from 'react'
import { usePeople } from '../dashboard/People.tsx'
import type { LiveProps } from '../dashboard/Live.tsx'
import { whenIdle } from '../dashboard/whenIdle.ts'

/** Once the server has said who is here, and the page has nothing better to do, keeps it for when there is no network. */
export function KeepOffline({ build, accounts }: Pick<LiveProps, 'accounts'> & { build: string }) {
  const { client, accountId } = useParley()
  const { connection } = useConnection()
  const { me } = usePeople()
  const known = useRef(accounts)
  const isKnown = useHasBeen(connection.state === 'live')
  useEffect(() => {
    if (!isKnown) return
    let stop = () => {}
    let isOver = false
    const begin = async () => {
      const { keepHere } = await import('./keepHere.ts')
      const seat = { userId: me.userId, accounts: known.current }
      if (!isOver) stop = await keepHere({ build, seat, client, accountId })
      if (isOver) stop()
    }
    const cancel = whenIdle(() => void begin().catch(() => {}), 5000)
    return () => {
      isOver = true
      cancel()
      stop()
    }
  }, [isKnown, build, client, accountId, me.userId])
  return null
}

/** Whether it has been so at any time. */
function useHasBeen(isNow: boolean): boolean {
  const [has, setHas] = useState(isNow)
  if (isNow && !has) setHas(true)
  return has
}
