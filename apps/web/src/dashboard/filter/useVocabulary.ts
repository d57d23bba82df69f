'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import type { Vocabulary } from './vocabulary.ts'
import { vocabularyOf } from './vocabularyOf.ts'

/** Everything one can filter by and its values, for the reader. */
export function useVocabulary(): Vocabulary {
  const t = useTranslations()
  const people = usePeople()
  return useMemo(() => vocabularyOf(t, people), [t, people])
}
