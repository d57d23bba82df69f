'use client'
import type { Filter } from '@parley/contract'
import { Popover } from '@parley/ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Chip } from './chips.ts'
import { FilterPages } from '../prepared/FilterPages.ts'

export interface FilterMenuProps {
  trigger: ReactNode
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  filter: Filter
  /** A value was found by typing: it joins what is there. */
  onAdd: (chip: Chip) => void
  /** The values of a field changed; it may hold none. */
  onSet?: (chip: Chip) => void
  /** Where a chosen field goes instead of its own page here. */
  onField?: (chip: Chip) => void
  /** Words to look for are a condition too. */
  onText?: () => void
  onAdvanced?: () => void
  isModal?: boolean
  /** Asked as it closes: whether the focus is somewhere else already. */
  isFocusTaken?: () => boolean
}

/** Everything one can filter by: typing finds fields and values, Enter takes, Backspace goes back. */
export function FilterMenu(props: FilterMenuProps) {
  const { trigger, isOpen, onOpenChange, isModal = false, isFocusTaken } = props
  const t = useTranslations('filter')
  return (
    <Popover
      label={t('menu')}
      align="end"
      isModal={isModal}
      onCloseAutoFocus={(event) => isFocusTaken?.() && event.preventDefault()}
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <FilterPages {...props} />
    </Popover>
  )
}
