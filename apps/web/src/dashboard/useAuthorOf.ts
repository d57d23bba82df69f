'use client'
import type { Author, Contact } from '@parley/contract'
import { useMemo } from 'react'
import { contactName } from './contactName.ts'
import { usePeople } from './People.tsx'

export interface ShownAuthor {
  name: string | null
  image?: string | null
}

/** Who wrote a message; the same object each time, so that a bubble is not drawn again. */
export function useAuthorOf(contact: Contact | null): (author: Author) => ShownAuthor {
  const { memberOf } = usePeople()
  return useMemo(() => {
    const known = new Map<string, ShownAuthor>()
    const find = ({ type, id }: Author): ShownAuthor => {
      const member = type === 'member' && id ? memberOf(id) : undefined
      if (member) return { name: member.name, image: member.avatar }
      return { name: type === 'contact' ? contactName(contact) : null }
    }
    return (author) => {
      const key = `${author.type}:${author.id}`
      const shown = known.get(key) ?? find(author)
      known.set(key, shown)
      return shown
    }
  }, [memberOf, contact])
}
