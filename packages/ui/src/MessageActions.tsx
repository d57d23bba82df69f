'use client'
import { Ellipsis, Reply } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from './cn.ts'
import { Menu } from './Menu.tsx'
import type { MenuItem } from './Menu.tsx'

interface MessageActionsProps {
  /** Whose message: what its menu is called to who cannot see it. */
  label: string
  onReply?: (() => void) | undefined
  /** What opens the emoji. */
  react?: ReactNode
  items: () => MenuItem[]
  /** One points at it, or the focus is within: until then only the way to the menu is made, and room for the rest. */
  isNear?: boolean
  /** Stays to be seen while something of it is open. */
  isPinned?: boolean
}

const look =
  'inline-flex size-6 cursor-pointer items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text'

/** What can be done with a message: shown where one points and where the focus is, in one stop of Tab. */
export function MessageActions(props: MessageActionsProps) {
  const { label, onReply, react, items, isPinned, isNear = true } = props
  const t = useTranslations('message')
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const open = (is: boolean) => {
    setOpen(is)
    if (!is) requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <div
      data-message-actions
      className={cn(
        'absolute -top-4 z-10 flex rounded-lg border border-line bg-raised p-0.5 shadow-float transition-opacity duration-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 [@media(hover:none)]:opacity-100 [@media(hover:none)]:shadow-none',
        isOpen || isPinned ? 'opacity-100' : 'opacity-0',
      )}
    >
      {react && (
        <span className={cn('contents', !isPinned && '[@media(hover:none)]:hidden')}>
          {isNear ? react : <Room />}
        </span>
      )}
      {onReply && !isNear && <Room />}
      {onReply && isNear && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('reply')}
          title={t('reply')}
          onClick={onReply}
          className={cn(look, '[@media(hover:none)]:hidden')}
        >
          <Reply aria-hidden size={15} />
        </button>
      )}
      <span className="relative">
        <button
          ref={button}
          type="button"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-label={t('more', { name: label })}
          title={t('moreShort')}
          onClick={() => open(true)}
          className={look}
        >
          <Ellipsis aria-hidden size={15} />
        </button>
        {/* Made when it is opened: a thread has hundreds of them. */}
        {isOpen && (
          <Menu
            isOpen
            onOpenChange={open}
            align="end"
            trigger={<span aria-hidden className="pointer-events-none absolute inset-0" />}
            groups={[{ items: items() }]}
          />
        )}
      </span>
    </div>
  )
}

function Room() {
  return <span aria-hidden className="size-6 [@media(hover:none)]:hidden" />
}
