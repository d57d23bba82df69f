'use client'
import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface MenuItem {
  key: string
  label: string
  icon?: ReactNode
  /** The key that does the same. */
  hint?: ReactNode
  isChecked?: boolean
  isDanger?: boolean
  onSelect: () => void
}

interface MenuProps {
  trigger: ReactNode
  /** Groups, with a line between them. */
  groups: { title?: string; items: MenuItem[] }[]
  align?: 'start' | 'end'
  /** Stays open while several are chosen. */
  isMultiple?: boolean
  /** Given where something else than the button opens it too. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A menu on a button, by mouse and keyboard. */
export function Menu(props: MenuProps) {
  const { trigger, groups, align = 'start', isMultiple = false, isOpen, onOpenChange } = props
  return (
    <DropdownMenu.Root
      {...(isOpen !== undefined && { open: isOpen })}
      {...(onOpenChange && { onOpenChange })}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="menu-in z-50 max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] min-w-44 max-w-[min(360px,calc(100vw-16px))] overflow-y-auto rounded-lg border border-line bg-raised p-1 text-[13px] text-text shadow-float"
        >
          {groups.map((group, index) => (
            <DropdownMenu.Group key={group.title ?? index}>
              {index > 0 && <DropdownMenu.Separator className="my-1 h-px bg-line" />}
              {group.title && (
                <DropdownMenu.Label
                  dir="auto"
                  className="truncate px-2 py-1 text-[11px] font-medium text-muted"
                >
                  {group.title}
                </DropdownMenu.Label>
              )}
              {group.items.map((item) => (
                <DropdownMenu.Item
                  key={item.key}
                  onSelect={(event) => {
                    if (isMultiple) event.preventDefault()
                    item.onSelect()
                  }}
                  className={cn(
                    'flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-[highlighted]:bg-hover',
                    item.isDanger && 'text-danger',
                  )}
                >
                  {item.icon}
                  <span dir="auto" className="min-w-0 flex-1 truncate">
                    {item.label}
                  </span>
                  {item.hint && <span aria-hidden>{item.hint}</span>}
                  {item.isChecked && <Check aria-hidden size={14} className="text-accent" />}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
