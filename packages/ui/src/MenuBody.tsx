'use client'
import { Check } from 'lucide-react'
import { Menu as Radix } from 'radix-ui/internal'
import { useRef } from 'react'
import type { RefObject } from 'react'
import { cn } from './cn.ts'
import type { MenuItem } from './Menu.tsx'

interface MenuBodyProps {
  groups: { title?: string; items: MenuItem[] }[]
  align?: 'start' | 'end'
  isMultiple?: boolean
  /** The button, and its id. */
  anchor: RefObject<HTMLElement | null>
  labelId: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** What a menu shows when it is open. */
export function MenuBody(props: MenuBodyProps) {
  const { groups, align = 'start', isMultiple = false, anchor, isOpen, onOpenChange } = props
  // A right click elsewhere takes the focus there.
  const hasLeft = useRef(false)
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange} modal>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          aria-labelledby={props.labelId}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={({ detail: { originalEvent } }) => {
            hasLeft.current = 'button' in originalEvent && originalEvent.button === 2
          }}
          onCloseAutoFocus={(event) => {
            if (!hasLeft.current) anchor.current?.focus()
            hasLeft.current = false
            event.preventDefault()
          }}
          className="menu-in z-50 max-h-[min(420px,var(--radix-popper-available-height))] min-w-44 max-w-[min(360px,calc(100vw-16px))] overflow-y-auto rounded-lg border border-line bg-raised p-1 text-[13px] text-text shadow-float"
        >
          {groups.map((group, index) => (
            <Radix.Group key={group.title ?? index}>
              {index > 0 && <Radix.Separator className="my-1 h-px bg-line" />}
              {group.title && (
                <Radix.Label
                  dir="auto"
                  className="truncate px-2 py-1 text-[11px] font-medium text-muted"
                >
                  {group.title}
                </Radix.Label>
              )}
              {group.items.map((item) => (
                <Radix.Item
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
                </Radix.Item>
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
