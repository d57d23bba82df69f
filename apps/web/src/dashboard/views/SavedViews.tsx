'use client'
import type { SavedView } from '@parley/contract'
import { mayEditView } from '@parley/contract'
import { useSaveView, useViews } from '@parley/client/react'
import type { KnownCount } from '@parley/client/react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { placeHref } from '../place.ts'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useAgain } from '../useAgain.ts'
import type { ListPlace } from '../useListPlace.ts'
import { writeAddress } from '../view.ts'
import type { Current } from './currentOf.ts'
import { withLateWords } from '../prepared/withLateWords.tsx'
import { SavedViewRow } from './SavedViewRow.tsx'
import { sectionsOf } from './sectionsOf.ts'
import { SidebarSection } from './SidebarLink.tsx'
import { useMissingText } from './useMissingText.ts'
import { useMyTopics } from './useMyTopics.ts'
import { useReorder } from './useReorder.ts'

const SaveViewDialog = dynamic(
  () => import('./SaveViewDialog.tsx').then((part) => withLateWords(part.SaveViewDialog)),
  { ssr: false },
)
const DeleteViewDialog = dynamic(
  () => import('./DeleteViewDialog.tsx').then((part) => withLateWords(part.DeleteViewDialog)),
  { ssr: false },
)

interface SavedViewsProps {
  place: ListPlace
  current: Current
  countOf: (view: SavedView) => KnownCount
  onChosen: () => void
}

type Asked = { view: SavedView; to: 'name' | 'scope' | 'delete' }

/** The saved views the viewer sees: their own, each team's, the account's; each part in their order. */
export function SavedViews({ place, current, countOf, onChosen }: SavedViewsProps) {
  const t = useTranslations('views')
  const { items, status, error } = useViews()
  const again = useAgain('views.list')
  const { teams } = usePeople()
  const { reorder } = useSaveView()
  const [asked, setAsked] = useState<Asked | null>(null)
  const sections = sectionsOf(items, teams)
  const onOrder = (key: string, ids: string[]) =>
    reorder(
      sections.flatMap((section) =>
        section.key === key ? ids : section.views.map(({ id }) => id),
      ),
    )
  return (
    <>
      {status === 'error' && (
        <div className="px-2 py-3">
          <TroubleNotice isSmall title={t('listFailed')} trouble={error} onRetry={again} />
        </div>
      )}
      {sections.map(({ key, team, views }) => (
        <SidebarSection key={key} title={team ?? t(key === 'private' ? 'private' : 'everyone')}>
          <Rows
            {...{ views, place, current, countOf, onChosen }}
            onOrder={(ids) => onOrder(key, ids)}
            onAsked={setAsked}
          />
        </SidebarSection>
      ))}
      {asked?.to === 'delete' && (
        <DeleteViewDialog
          view={asked.view}
          onClose={() => setAsked(null)}
          onCloseAutoFocus={focusRow(asked.view.id)}
          onDeleted={() => {
            if (place.view === asked.view.id) place.go({ view: null }, 'replace')
          }}
        />
      )}
      {asked && asked.to !== 'delete' && (
        <SaveViewDialog
          view={asked.view}
          filter={asked.view.filter}
          sort={asked.view.sort}
          focus={asked.to}
          onClose={() => setAsked(null)}
          onCloseAutoFocus={focusRow(asked.view.id)}
        />
      )}
    </>
  )
}

/** The menu it was opened from is gone: back to the row, or to the list's own where that is gone too. */
function focusRow(viewId: string) {
  return (event: Event) => {
    event.preventDefault()
    const row = document.querySelector<HTMLElement>(`[data-view="${viewId}"] a`)
    const current = document.querySelector<HTMLElement>('nav a[aria-current=page]')
    ;(row ?? current)?.focus()
  }
}

interface RowsProps extends SavedViewsProps {
  views: SavedView[]
  onOrder: (ids: string[]) => Promise<void>
  onAsked: (asked: Asked) => void
}

function Rows({ views, place, current, countOf, onChosen, onOrder, onAsked }: RowsProps) {
  const t = useTranslations('views')
  const missing = useMissingText()
  const { topics, userId } = useMyTopics()
  const [said, setSaid] = useState('')
  const reordering = useReorder(
    views.map(({ id }) => id),
    onOrder,
  )
  const rows = reordering.order.flatMap((id) => views.find((view) => view.id === id) ?? [])
  const move = (view: SavedView, index: number, by: number) => {
    const to = Math.min(Math.max(index + by, 0), rows.length - 1)
    reordering.move(index, by)
    setSaid(t('moved', { name: view.name, place: to + 1, count: rows.length }))
  }
  return (
    <>
      <ul>
        {rows.map((view, index) => (
          <SavedViewRow
            key={view.id}
            view={view}
            index={index}
            length={rows.length}
            href={placeHref({
              slug: place.slug,
              number: null,
              search: writeAddress({
                filter: view.filter,
                sort: view.sort ?? undefined,
                view: view.id,
              }),
            })}
            isChosen={current.view?.id === view.id}
            isEdited={current.view?.id === view.id && current.dirty}
            mayEdit={mayEditView(view, userId, topics)}
            count={countOf(view)}
            warning={missing(view)}
            reordering={reordering}
            style={reordering.styleOf(index)}
            onChoose={() => {
              place.go({ filter: view.filter, sort: view.sort, view: view.id, number: null })
              onChosen()
            }}
            onMove={(by) => move(view, index, by)}
            onEdit={(to) => onAsked({ view, to })}
            onDelete={() => onAsked({ view, to: 'delete' })}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}
