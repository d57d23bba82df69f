'use client'
import type { SavedView } from '@parley/contract'
import type { KnownCount } from '@parley/client/react'
import { Button, cn, Menu } from '@parley/ui'
import type { MenuItem } from '@parley/ui'
import {
  ArrowDown,
  ArrowUp,
  Bookmark,
  Ellipsis,
  GripVertical,
  Pencil,
  Trash2,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { SidebarLink } from './SidebarLink.tsx'
import type { Reordering } from './useReorder.ts'

interface SavedViewRowProps {
  view: SavedView
  index: number
  /** How many rows its section has. */
  length: number
  href: string
  isChosen: boolean
  isEdited: boolean
  mayEdit: boolean
  count: KnownCount
  warning: string | null
  reordering: Reordering
  style: CSSProperties | undefined
  onChoose: () => void
  onMove: (by: number) => void
  onEdit: (field: 'name' | 'scope') => void
  onDelete: () => void
}

/** A saved view: dragged by its grip, moved with Alt and the arrows, the rest in its menu. */
export function SavedViewRow(props: SavedViewRowProps) {
  const { view, index, reordering, style, onMove } = props
  const t = useTranslations('views')
  const [isOpen, setOpen] = useState(false)
  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    onMove(by)
  }
  return (
    <li
      data-view={view.id}
      style={style}
      onContextMenu={(event) => {
        event.preventDefault()
        setOpen(true)
      }}
      className={cn(
        'group relative flex',
        reordering.isDragged(index)
          ? 'z-10 rounded-lg bg-raised shadow-float'
          : 'transition-transform duration-100',
      )}
    >
      <SidebarLink
        icon={view.emoji ?? <Bookmark aria-hidden size={14} />}
        label={view.name}
        href={props.href}
        isChosen={props.isChosen}
        isEdited={props.isEdited}
        onChoose={props.onChoose}
        count={props.count}
        warning={props.warning}
        onKeyDown={onKeyDown}
        className={cn(
          'group-focus-within:pr-8 group-hover:pr-8 pointer-coarse:pr-8 pointer-coarse:pl-6',
          isOpen && 'pr-8!',
        )}
      />
      <span
        aria-hidden
        title={t('drag')}
        {...reordering.handle(index)}
        className="absolute top-0 left-0 flex h-8 w-3 cursor-grab touch-none items-center justify-center text-faint opacity-0 group-hover:opacity-100 active:cursor-grabbing pointer-coarse:w-6 pointer-coarse:opacity-100"
      >
        <GripVertical size={12} />
      </span>
      <Menu
        align="end"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button
            look="ghost"
            size="icon"
            aria-label={t('menu', { name: view.name })}
            className={cn(
              'absolute top-1 right-1 size-6! rounded-md! group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100',
              isOpen ? 'opacity-100' : 'opacity-0',
            )}
          >
            <Ellipsis aria-hidden size={14} />
          </Button>
        }
        groups={groupsOf(props, t)}
      />
    </li>
  )
}

type Translate = ReturnType<typeof useTranslations<'views'>>

function groupsOf(props: SavedViewRowProps, t: Translate): { items: MenuItem[] }[] {
  const { index, length, mayEdit, onEdit, onMove, onDelete } = props
  const edit: MenuItem[] = [
    {
      key: 'rename',
      label: t('rename'),
      icon: <Pencil aria-hidden size={14} />,
      onSelect: () => onEdit('name'),
    },
    {
      key: 'sharing',
      label: t('sharing'),
      icon: <Users aria-hidden size={14} />,
      onSelect: () => onEdit('scope'),
    },
  ]
  const up: MenuItem = {
    key: 'up',
    label: t('moveUp'),
    icon: <ArrowUp aria-hidden size={14} />,
    onSelect: () => onMove(-1),
  }
  const down: MenuItem = {
    key: 'down',
    label: t('moveDown'),
    icon: <ArrowDown aria-hidden size={14} />,
    onSelect: () => onMove(1),
  }
  const remove: MenuItem = {
    key: 'delete',
    label: t('delete'),
    icon: <Trash2 aria-hidden size={14} />,
    isDanger: true,
    onSelect: onDelete,
  }
  const groups = [
    mayEdit ? edit : [],
    [...(index > 0 ? [up] : []), ...(index < length - 1 ? [down] : [])],
    mayEdit ? [remove] : [],
  ]
  return groups.filter((items) => items.length > 0).map((items) => ({ items }))
}
