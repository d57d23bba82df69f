'use client'
import { Command } from 'cmdk'
import { Check, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { cn } from './cn.ts'

export interface PickerItem {
  /** Its own in the list; it may hold anything but white space at its ends. */
  key: string
  label: string
  icon?: ReactNode
  /** What stands at the end of the line: a number, a key. */
  hint?: ReactNode
  /** true or false shows a box to tick; undefined shows none. */
  isChecked?: boolean
  /** Leads to further choices. */
  isParent?: boolean
}

interface PickerProps {
  label: string
  placeholder: string
  text: string
  onText: (text: string) => void
  items: PickerItem[]
  onPick: (key: string) => void
  /** Said where nothing matches; null while that is not known yet. */
  empty: string | null
  /** What stands before the box, such as the way back. */
  before?: ReactNode
  /** What stands below the list. */
  after?: ReactNode
  /** Backspace in the empty box. */
  onBack?: () => void
  className?: string
}

/** A list one types into: arrows move, Enter picks. What it shows is filtered by who draws it. */
export function Picker(props: PickerProps) {
  const { label, placeholder, text, onText, items, onPick, empty, before, after, onBack } = props
  // What Enter takes: kept by key, as rows come and go while one types; the first where it is gone.
  const [chosen, setChosen] = useState('')
  const active = items.some(({ key }) => key === chosen) ? chosen : (items[0]?.key ?? '')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' || text !== '' || !onBack) return
    event.preventDefault()
    onBack()
  }
  return (
    <Command
      label={label}
      value={active}
      onValueChange={setChosen}
      shouldFilter={false}
      loop
      className={cn('flex min-h-0 flex-col', props.className)}
    >
      <div className="flex shrink-0 items-center gap-1 border-b border-line px-2 focus-within:border-accent">
        {before}
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
          className="h-9 min-w-0 flex-1 bg-transparent px-1 text-[13px] text-ellipsis outline-none focus-visible:outline-none! placeholder:text-muted"
        />
      </div>
      <Command.List label={label} className="min-h-0 flex-1 overflow-y-auto p-1 scroll-py-1">
        {items.map((item) => (
          <Item key={item.key} item={item} onPick={onPick} />
        ))}
      </Command.List>
      <p role="status" className={cn('text-muted', items.length === 0 && empty && 'px-3 pb-3')}>
        {items.length === 0 && empty}
      </p>
      {after}
    </Command>
  )
}

function Item({ item, onPick }: { item: PickerItem; onPick: (key: string) => void }) {
  const { key, label, icon, hint, isChecked, isParent } = item
  return (
    <Command.Item
      value={key}
      onSelect={() => onPick(key)}
      {...(isChecked !== undefined && { 'aria-checked': isChecked })}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-[selected=true]:bg-hover"
    >
      {isChecked !== undefined && (
        <span
          aria-hidden
          className={cn(
            'flex size-4 shrink-0 items-center justify-center rounded border',
            isChecked ? 'border-accent bg-accent text-on-accent' : 'border-line',
          )}
        >
          {isChecked && <Check size={12} />}
        </span>
      )}
      {icon}
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {label}
      </span>
      {hint !== undefined && (
        <span className="shrink-0 text-[12px] text-muted tabular-nums">{hint}</span>
      )}
      {isParent && <ChevronRight aria-hidden size={14} className="shrink-0 text-muted" />}
    </Command.Item>
  )
}
