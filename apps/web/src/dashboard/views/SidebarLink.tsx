import { cn } from '@parley/ui'
import type { KnownCount } from '@parley/client/react'
import { TriangleAlert } from 'lucide-react'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { CountBadge } from './CountBadge.tsx'

export interface SidebarLinkProps {
  icon: ReactNode
  label: string
  href: string
  isChosen: boolean
  onChoose: () => void
  count?: KnownCount
  /** What is asked for is not what is kept any more. */
  isEdited?: boolean
  /** What the view asks for and is gone. */
  warning?: string | null
  onKeyDown?: (event: KeyboardEvent) => void
  className?: string
}

/** One row of the sidebar: a link, so that it opens in another tab as well. */
export function SidebarLink(props: SidebarLinkProps) {
  const { icon, label, href, isChosen, onChoose, count = null, isEdited, warning } = props
  const t = useTranslations('views')
  function onClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onChoose()
  }
  return (
    <a
      href={href}
      onClick={onClick}
      onKeyDown={props.onKeyDown}
      aria-current={isChosen ? 'page' : undefined}
      className={cn(
        'flex h-8 min-w-0 flex-1 items-center gap-2 rounded-lg px-3 text-[13px] transition-colors duration-100',
        isChosen
          ? 'bg-selected font-medium text-text'
          : 'text-muted hover:bg-hover hover:text-text',
        props.className,
      )}
    >
      <span className="flex w-[15px] shrink-0 justify-center">{icon}</span>
      <span dir="auto" className="truncate">
        {label}
      </span>
      {isEdited && (
        <span title={t('edited')} className="size-2 shrink-0 rounded-full bg-warn">
          <span className="sr-only">{t('edited')}</span>
        </span>
      )}
      {warning && (
        <span title={warning} className="shrink-0 text-warn">
          <TriangleAlert aria-hidden size={12} />
          <span className="sr-only">{warning}</span>
        </span>
      )}
      <CountBadge count={count} />
    </a>
  )
}

export function SidebarSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-3">
      <h2 dir="auto" className="truncate px-3 py-1.5 text-[11px] font-medium text-muted">
        {title}
      </h2>
      {children}
    </section>
  )
}
