'use client'
import { useEffect, useState } from 'react'

/** What is being written, apart for each person, conversation and mode; kept in this browser until it is sent. */
export function useDraft(name: string): [string, (text: string) => void] {
  const key = `parley.draft.${name}`
  const [held, setHeld] = useState({ key: '', text: '' })
  // The browser's store is read after the first paint, which the server drew without it.
  useEffect(() => setHeld({ key, text: read(key) }), [key])
  const text = held.key === key ? held.text : ''
  return [
    text,
    (next) => {
      setHeld({ key, text: next })
      write(key, next)
    },
  ]
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string) {
  try {
    if (text) localStorage.setItem(key, text)
    else localStorage.removeItem(key)
  } catch {
    // A browser without a store, or a full one: the text stays in the box.
  }
}
