'use client'
import { Command } from 'cmdk'
import { Check, ChevronRight } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { PickerItem } from './Picker.tsx'

export interface CommandGroup {
  key: string
  title?: string | undefined
  items: readonly PickerItem[]
}

interface CommandDialogProps {
  label: string
  placeholder: string
  text: string
  onText: (text: string) => void
  groups: readonly CommandGroup[]
  /** Said where nothing matches. */
  empty: string
  /** What it is about, above the box. */
  about?: ReactNode
  /** Below the list: what could not be looked for. */
  below?: ReactNode
  /** Drawn in place of the list. */
  children?: ReactNode
  /** What is to be done is given back, and done once the window has closed; null where it stays. */
  onPick: (key: string) => (() => void) | null
  /** Backspace in the empty box, and Escape. */
  onBack?: (() => void) | undefined
  onClose: () => void
}

/** All commands in one list that one types into. */
export function CommandDialog(props: CommandDialogProps) {
  const { label, placeholder, text, onText, groups, empty, about, below, children, onBack } = props
  const { onPick, onClose } = props
  const [chosen, setChosen] = useState('')
  const keys = groups.flatMap(({ items }) => items.map(({ key }) => key))
  const active = keys.includes(chosen) ? chosen : (keys[0] ?? '')
  const run = useRef<(() => void) | null>(null)
  const [isOpen, setOpen] = useState(true)
  const pick = (key: string) => {
    run.current = onPick(key)
    if (run.current) setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' || text !== '' || !onBack) return
    event.preventDefault()
    onBack()
  }
  return (
    <Radix.Root open={isOpen} onOpenChange={(next) => !next && setOpen(false)}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          data-palette
          onEscapeKeyDown={(event) => {
            if (!onBack) return
            event.preventDefault()
            onBack()
          }}
          onCloseAutoFocus={(event) => {
            const act = run.current
            run.current = null
            const held = document.activeElement
            onClose()
            act?.()
            if (act && document.activeElement !== held) event.preventDefault()
          }}
          className="menu-in fixed top-[10vh] left-1/2 z-50 flex max-h-[70vh] w-[min(600px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-panel text-[13px] text-text shadow-float"
        >
          <Radix.Title className="sr-only">{label}</Radix.Title>
          {about}
          {children || (
            <Command
              label={label}
              value={active}
              onValueChange={setChosen}
              shouldFilter={false}
              loop
              className="flex min-h-0 flex-col"
            >
              <Command.Input
                autoFocus
                value={text}
                onValueChange={(next) => {
                  setChosen('')
                  onText(next)
                }}
                onKeyDown={onKeyDown}
                placeholder={placeholder}
                maxLength={200}
                className="h-12 shrink-0 border-b border-line bg-transparent px-4 text-[15px] text-ellipsis outline-none focus-visible:outline-none! placeholder:text-muted"
              />
              <Command.List
                label={label}
                className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2"
              >
                {groups.map(
                  ({ key, title, items }) =>
                    items.length > 0 && (
                      <Command.Group
                        key={key}
                        heading={title}
                        className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-[11px] [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
                      >
                        {items.map((item) => (
                          <Line key={item.key} item={item} onPick={pick} />
                        ))}
                      </Command.Group>
                    ),
                )}
              </Command.List>
              <p
                role="status"
                className={keys.length === 0 && empty ? 'px-4 pb-4 text-muted' : 'sr-only'}
              >
                {keys.length === 0 ? empty : ''}
              </p>
              {below}
            </Command>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Line({ item, onPick }: { item: PickerItem; onPick: (key: string) => void }) {
  const { key, label, icon, hint, isChecked, isParent } = item
  return (
    <Command.Item
      value={key}
      onSelect={() => onPick(key)}
      {...(isChecked !== undefined && { 'aria-checked': isChecked })}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 outline-none data-[selected=true]:bg-hover"
    >
      {icon}
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {label}
      </span>
      {isChecked && <Check aria-hidden size={14} className="shrink-0 text-accent" />}
      {hint}
      {isParent && <ChevronRight aria-hidden size={14} className="shrink-0 text-muted" />}
    </Command.Item>
  )
}
