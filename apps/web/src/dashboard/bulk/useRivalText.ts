'use client'
import type { Rival } from '@parley/client'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { useActivityText } from '../thread/useActivityText.ts'

/** Who changed the same as the viewer, and which of both came first. */
export function useRivalText(): (rival: Rival) => string {
  const t = useTranslations('bulk.rival')
  const say = useActivityText()
  const { nameOf } = usePeople()
  return ({ userId, activity, order, isClose }) => {
    const what = say(activity, { type: 'member', id: userId }, nameOf(userId))
    if (order === 'after') return t('after', { what })
    return t(isClose ? 'justBefore' : 'before', { what })
  }
}
