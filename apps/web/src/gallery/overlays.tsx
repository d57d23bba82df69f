'use client'
import {
  Button,
  CommandDialog,
  ContextArea,
  ContextMenu,
  Dialog,
  Menu,
  Picker,
  Popover,
  Suggestions,
  Toast,
  ToastRegion,
} from '@parley/ui'
import { Tag } from 'lucide-react'
import { useState } from 'react'
import { OnDemand } from './OnDemand.tsx'

const nothing = () => {}
const icon = <Tag aria-hidden size={14} />
const items = [
  { key: 'a', label: 'First', icon, hint: 'a' },
  { key: 'b', label: 'Chosen', icon, isChecked: true },
  { key: 'c', label: 'Leads on', icon, isParent: true },
]
const choices = [
  { key: 'a', label: 'First', icon, onSelect: nothing },
  { key: 'b', label: 'Chosen', icon, isChecked: true, onSelect: nothing },
  { key: 'c', label: 'Delete', icon, isDanger: true, onSelect: nothing },
]

/** What opens over the page, in the page's own theme. */
export const overlays = {
  Menu: () => (
    <Menu
      trigger={<Button className="self-start">Open</Button>}
      groups={[{ title: 'A group', items: choices }, { items: choices.slice(0, 1) }]}
    />
  ),
  ContextArea: () => <PointedAt />,
  ContextMenu: () => <PointedAt />,
  Popover: function PopoverSpecimen() {
    const [isOpen, setOpen] = useState(false)
    return (
      <Popover
        label="A small window"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={<Button className="self-start">Open</Button>}
      >
        <p className="p-3">What is in it.</p>
      </Popover>
    )
  },
  Dialog: () => (
    <OnDemand>
      {(close) => (
        <Dialog title="A window" closeLabel="Close" isOpen onOpenChange={close}>
          <p className="text-[14px]">What is in it.</p>
        </Dialog>
      )}
    </OnDemand>
  ),
  CommandDialog: () => (
    <OnDemand>
      {(close) => (
        <CommandDialog
          label="Commands"
          placeholder="Type a command…"
          text=""
          onText={nothing}
          groups={[{ key: 'one', title: 'A group', items }]}
          empty="Nothing matches."
          onPick={() => close}
          onClose={close}
        />
      )}
    </OnDemand>
  ),
  Picker: () => (
    <OnDemand>
      {() => (
        <Picker
          label="Labels"
          placeholder="Labels"
          text=""
          onText={nothing}
          items={items}
          onPick={nothing}
          empty="Nothing is called that."
          className="w-72 rounded-lg border border-line bg-raised text-[13px]"
        />
      )}
    </OnDemand>
  ),
  Suggestions: () => (
    <div className="relative h-40">
      <div className="absolute inset-x-0 bottom-0">
        <Suggestions
          id="suggestions"
          label="Mentions"
          items={[
            { key: 'a', label: 'Ana Ferreira', hint: 'ana@example.test' },
            { key: 'b', label: 'Bo Nakamura', hint: 'bo@example.test' },
          ]}
          active={0}
          onTake={nothing}
        />
      </div>
    </div>
  ),
  Toast: () => (
    <ol className="flex max-w-[360px] flex-col gap-2">
      <Toast
        title="Resolved"
        action={{ label: 'Undo', hint: 'z', onAct: nothing }}
        closeLabel="Dismiss"
        durationMs={null}
        onClose={nothing}
      />
      <Toast
        title="Assigned to Bo Nakamura"
        text="1,204 of 3,000"
        progress={0.4}
        closeLabel="Dismiss"
        durationMs={null}
        onClose={nothing}
      />
      <Toast
        isProblem
        title="It could not be changed."
        text="You may not do this."
        closeLabel="Dismiss"
        durationMs={null}
        onClose={nothing}
      />
    </ol>
  ),
  ToastRegion: () => (
    <OnDemand>
      {(close) => (
        <ToastRegion label="Changes" className="right-4 bottom-4 w-[320px]">
          <Toast title="Above everything" closeLabel="Dismiss" durationMs={8000} onClose={close} />
        </ToastRegion>
      )}
    </OnDemand>
  ),
}

function PointedAt() {
  const [point, setPoint] = useState<{ x: number; y: number } | null>(null)
  return (
    <>
      <ContextArea
        onAsk={(event) => {
          event.preventDefault()
          setPoint({ x: event.clientX, y: event.clientY })
        }}
      >
        <p className="rounded-lg border border-line p-4 text-[13px] text-muted">
          Right button here
        </p>
      </ContextArea>
      {point && (
        <ContextMenu
          point={point}
          onClose={() => setPoint(null)}
          groups={[
            { title: 'A group', items: choices },
            { items: [{ key: 'more', label: 'A menu of its own', items: choices }] },
          ]}
        />
      )}
    </>
  )
}
