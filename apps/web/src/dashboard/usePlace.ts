'use client'
import { useMemo } from 'react'
import { messageOf, numberOf } from './place.ts'
import { splitHref, useAddressPart } from './useAddress.ts'
import { useListPlace } from './useListPlace.ts'
import { useOpenNumber } from './useOpenNumber.ts'

/** The address as state: opening a conversation or a view changes it without asking the page server. */
export function usePlace(slug: string) {
  const list = useListPlace(slug)
  const number = useOpenNumber()
  const message = useAddressPart(readMessage)
  return useMemo(() => ({ ...list, list, number, message }), [list, number, message])
}
export type UsedPlace = ReturnType<typeof usePlace>

function readMessage(href: string): number | null {
  const { pathname, params } = splitHref(href)
  return numberOf(pathname) === null ? null : messageOf(params)
}
