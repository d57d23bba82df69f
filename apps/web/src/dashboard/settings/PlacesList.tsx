'use client'
import type { Inbox, Team } from '@parley/contract'
import { Avatar } from '@parley/ui'
import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { RowButton } from './RowButton.tsx'

interface PlacesListProps<T extends Team | Inbox> {
  items: readonly T[]
  /** What stands below a name. */
  about: (item: T) => string
  onEdit: (item: T) => void
  onDelete: (item: T) => void
}

const faces = 5

/** Teams or inboxes, each with its people. */
export function PlacesList<T extends Team | Inbox>(props: PlacesListProps<T>) {
  const { items, about, onEdit, onDelete } = props
  const t = useTranslations('settings')
  const { memberOf } = usePeople()
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
      {items.map((item) => (
        <li key={item.id} data-place={item.id} className="flex items-center gap-3 py-2 pr-2 pl-4">
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block truncate text-[14px]">
              {item.name}
            </span>
            <span className="block truncate text-[12px] text-muted">{about(item)}</span>
          </span>
          <span className="flex -space-x-1.5 max-sm:hidden">
            {item.memberIds.slice(0, faces).map((userId) => {
              const member = memberOf(userId)
              return (
                member && (
                  <span
                    key={userId}
                    title={member.name}
                    className="rounded-full ring-2 ring-raised"
                  >
                    <Avatar name={member.name} image={member.avatar} size={24} />
                  </span>
                )
              )
            })}
          </span>
          <RowButton
            label={t('editNamed', { name: item.name })}
            icon={<Pencil aria-hidden size={14} />}
            onClick={() => onEdit(item)}
          />
          <RowButton
            label={t('deleteNamed', { name: item.name })}
            icon={<Trash2 aria-hidden size={14} />}
            onClick={() => onDelete(item)}
          />
        </li>
      ))}
    </ul>
  )
}
