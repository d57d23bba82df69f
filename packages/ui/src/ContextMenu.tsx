'use client'
import { Check, ChevronRight } from 'lucide-react'
import { Menu as Radix } from 'radix-ui/internal'
import { useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface ContextItem {
  key: string
  label: string
  icon?: ReactNode
  /** The key that does the same. */
  hint?: ReactNode
  isChecked?: boolean | undefined
  isDanger?: boolean
  onSelect?: () => void
  /** A menu of its own. */
  items?: readonly ContextItem[]
}

export interface ContextGroup {
  title?: string
  items: readonly ContextItem[]
}

interface ContextMenuProps {
  /** With a line between them. */
  groups: readonly ContextGroup[]
  /** Where in the window it opens, in pixels. */
  point: { x: number; y: number }
  onClose: () => void
}

const edge = 8
const surface =
  'menu-in z-50 max-h-[min(480px,var(--radix-popper-available-height))] min-w-52 max-w-[min(320px,calc(100vw-16px))] overflow-y-auto rounded-lg border border-line bg-raised p-1 text-[13px] text-text shadow-float'
const line =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-[highlighted]:bg-hover data-[state=open]:bg-hover'

/** A menu at the pointer. What is chosen is done once it has closed, so that it may take the focus. */
export function ContextMenu({ groups, point, onClose }: ContextMenuProps) {
  const chosen = useRef<(() => void) | null>(null)
  const pick = (item: ContextItem) => () => {
    chosen.current = item.onSelect ?? null
  }
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => DOMRect.fromRect(point) } }),
    [point],
  )
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()} modal>
      <Radix.Anchor virtualRef={anchor} />
      {groups.length > 0 && (
        <Radix.Portal>
          <Radix.Content
            side="right"
            sideOffset={2}
            align="start"
            ref={keepInside}
            collisionPadding={edge}
            className={surface}
            onCloseAutoFocus={(event) => {
              const run = chosen.current
              chosen.current = null
              if (!run) return
              const held = document.activeElement
              run()
              if (document.activeElement !== held) event.preventDefault()
            }}
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
                {group.items.map((item) =>
                  item.items ? (
                    <Submenu key={item.key} item={item} pick={pick} />
                  ) : (
                    <Item key={item.key} item={item} onSelect={pick(item)} />
                  ),
                )}
              </Radix.Group>
            ))}
          </Radix.Content>
        </Radix.Portal>
      )}
    </Radix.Root>
  )
}

/**
 * Beside the pointer there may be no room on either side of a narrow screen. Moved without changing
 * its size, once it has its place: else it would be placed anew.
 */
function keepInside(menu: HTMLElement | null): void {
  if (!menu) return
  const look = () => {
    const { left, right } = menu.getBoundingClientRect()
    const by = Math.max(edge - left, Math.min(0, window.innerWidth - edge - right))
    if (by !== 0) menu.style.translate = `${by}px`
  }
  requestAnimationFrame(() => requestAnimationFrame(look))
}

function Submenu({ item, pick }: { item: ContextItem; pick: (item: ContextItem) => () => void }) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={line}>
        <Content item={item} />
        <ChevronRight aria-hidden size={14} className="text-muted" />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent collisionPadding={8} className={surface}>
          {item.items!.map((one) => (
            <Item key={one.key} item={one} onSelect={pick(one)} />
          ))}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  )
}

function Item({ item, onSelect }: { item: ContextItem; onSelect: () => void }) {
  return (
    <Radix.Item onSelect={onSelect} className={cn(line, item.isDanger && 'text-danger')}>
      <Content item={item} />
      {item.isChecked && <Check aria-hidden size={14} className="text-accent" />}
    </Radix.Item>
  )
}

function Content({ item: { icon, label, hint } }: { item: ContextItem }) {
  return (
    <>
      {icon}
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {label}
      </span>
      {hint && <span aria-hidden>{hint}</span>}
    </>
  )
}
