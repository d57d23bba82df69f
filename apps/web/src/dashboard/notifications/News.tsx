'use client'
import { useLead } from './useLead.ts'
import { useNews } from './useNews.ts'

/** A tone and a notification of the browser for what the person is told. */
export function News() {
  useNews(useLead())
  return null
}
