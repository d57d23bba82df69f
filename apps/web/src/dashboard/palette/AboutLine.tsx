'use client'
import { useTranslations } from 'use-intl'
import type { Scene } from '../keys/Scene.ts'
import { usePeople } from '../People.tsx'
import { titleOf } from '../titleOf.ts'

/** What the commands are about. */
export function AboutLine({ scene: { about, isAll } }: { scene: Scene }) {
  const t = useTranslations()
  const { me, memberOf } = usePeople()
  const [first] = about
  const name = first && (titleOf(first, me.userId, memberOf) ?? t('list.noName'))
  return (
    <p dir="auto" className="shrink-0 truncate px-4 pt-3 text-[12px] text-muted">
      {isAll
        ? t('actions.onAll')
        : about.length > 1
          ? t('bulk.chosen', { count: about.length })
          : name}
    </p>
  )
}
