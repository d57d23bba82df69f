'use client'
import type { Sort } from '@parley/contract'
import { defaultSort } from '@parley/contract'
import { Button, cn, Popover } from '@parley/ui'
import { ArrowUpDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { SortTerms } from '../prepared/SortTerms.ts'

interface SortMenuProps {
  /** Absent for the default order. */
  sort: Sort | undefined
  onSort: (sort: Sort | null) => void
}

/** In which order: at most three keys, each either way. */
export function SortMenu({ sort, onSort }: SortMenuProps) {
  const t = useTranslations('filter.sort')
  const [isOpen, setOpen] = useState(false)
  const label = sort ? `${t('title')}: ${t(sort[0]!.by)}` : t('title')
  return (
    <Popover
      label={t('title')}
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          look="ghost"
          size="icon"
          aria-label={label}
          title={label}
          className={cn('relative', sort && 'text-accent-strong!')}
        >
          <ArrowUpDown aria-hidden size={15} />
        </Button>
      }
    >
      <SortTerms sort={sort ?? defaultSort} onSort={onSort} />
    </Popover>
  )
}
