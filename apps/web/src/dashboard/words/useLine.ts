'use client'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { readings } from './readings.ts'

/** A message in one line without its marks. */
export function useLine(body: string, nameOf: (userId: string) => string | null): string {
  const look = () => readings.isReadable(body)
  const isReadable = useSyncExternalStore(readings.subscribe, look, look)
  useEffect(() => {
    if (!isReadable) void readings.prepare()
  }, [isReadable])
  return useMemo(
    () => (isReadable ? readings.line(body, nameOf) : readings.asTyped(body)),
    [body, nameOf, isReadable],
  )
}
