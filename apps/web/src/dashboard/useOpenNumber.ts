'use client'
import { numberOf } from './place.ts'
import { splitHref, useAddressPart } from './useAddress.ts'

/** The number of the conversation that is open; null where none is. */
export function useOpenNumber(): number | null {
  return useAddressPart(readNumber)
}

const readNumber = (href: string) => numberOf(splitHref(href).pathname)
