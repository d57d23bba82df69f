'use client'
import type { Filter, SavedView, Sort, ViewScope } from '@parley/contract'
import { limits, viewScopes } from '@parley/contract'
import { useSaveView } from '@parley/client/react'
import { Button, cn, Dialog, TextField } from '@parley/ui'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import { usePeople } from '../People.tsx'
import { useHere } from '../useHere.ts'

interface SaveViewDialogProps {
  filter: Filter
  sort?: Sort | null | undefined
  /** Given to change its name, icon and sharing; its filter stays. */
  view?: SavedView | undefined
  focus?: 'name' | 'scope' | undefined
  onClose: () => void
  onCloseAutoFocus?: (event: Event) => void
}

const emojis = ['⭐', '🔥', '🐛', '📦', '💳', '🚚', '💬', '🎯', '⏰', '🧊']

/** Keeps a filter under a name and goes on in it, or changes how a view is called and who sees it. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  const { filter, sort, view, focus, onClose, onCloseAutoFocus } = props
  const t = useTranslations('views')
  const tellTrouble = useTroubleText()
  const { create, update } = useSaveView()
  const { go } = useHere()
  const { me, teams } = usePeople()
  const mine = teams.filter(({ memberIds }) => memberIds.includes(me.userId))
  const [name, setName] = useState(view?.name ?? '')
  const [emoji, setEmoji] = useState(view?.emoji ?? null)
  const [scope, setScope] = useState<ViewScope>(view?.scope ?? 'private')
  const [teamId, setTeamId] = useState<string | null>(view?.teamId ?? mine[0]?.id ?? null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function keep() {
    const kept = { name: name.trim(), emoji, scope, teamId: scope === 'team' ? teamId : null }
    if (view) return void (await update(view.id, kept))
    const made = await create({ ...kept, filter, sort: sort ?? null })
    go({ filter, sort: sort ?? null, view: made.id }, 'replace')
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    // The dialog is drawn inside another form's tree where the bar opens it.
    event.stopPropagation()
    setBusy(true)
    try {
      await keep()
      onClose()
    } catch (error) {
      setProblem(t('failed', { message: tellTrouble(error) }))
      setBusy(false)
    }
  }
  const isNotMine = view !== undefined && view.ownerId !== me.userId
  const isPossible = { private: !isNotMine, team: mine.length > 0, account: true }
  return (
    <Dialog
      title={t(view ? 'dialog.edit' : 'dialog.save')}
      closeLabel={t('dialog.close')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      {...(onCloseAutoFocus && { onCloseAutoFocus })}
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('dialog.name')}
          value={name}
          maxLength={limits.name}
          required
          dir="auto"
          autoFocus={focus !== 'scope'}
          onChange={(event) => setName(event.target.value)}
        />
        <Icons emoji={emoji} onEmoji={setEmoji} />
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-[12px] font-medium text-muted">{t('dialog.who')}</legend>
          {viewScopes.map((one) => (
            <label
              key={one}
              className={cn(
                'flex min-h-8 items-center gap-2 text-[13px]',
                isPossible[one] ? 'cursor-pointer' : 'text-muted',
              )}
            >
              <input
                type="radio"
                name="scope"
                checked={scope === one}
                disabled={!isPossible[one]}
                autoFocus={focus === 'scope' && scope === one}
                onChange={() => setScope(one)}
                className="accent-(--accent)"
              />
              {t(`dialog.${scopeNames[one]}`)}
            </label>
          ))}
          {isNotMine && <p className="text-[12px] text-muted">{t('dialog.notYours')}</p>}
        </fieldset>
        {scope === 'team' && (
          <label className="flex flex-col gap-1 text-[12px] font-medium text-muted">
            {t('dialog.whichTeam')}
            <select
              value={teamId ?? ''}
              onChange={(event) => setTeamId(event.target.value)}
              className="h-9 rounded-lg border border-line bg-raised px-2 text-[14px] text-text"
            >
              {mine.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {problem && (
          <p role="alert" className="text-[13px] text-danger">
            {problem}
          </p>
        )}
        <Button type="submit" look="solid" disabled={isBusy || name.trim() === ''}>
          {t('dialog.submit')}
        </Button>
      </form>
    </Dialog>
  )
}

const scopeNames = { private: 'onlyMe', team: 'team', account: 'everyone' } as const

interface IconsProps {
  emoji: string | null
  onEmoji: (emoji: string | null) => void
}

function Icons({ emoji, onEmoji }: IconsProps) {
  const t = useTranslations('views.dialog')
  const others = emoji !== null && !emojis.includes(emoji) ? [emoji] : []
  return (
    <div role="group" aria-label={t('icon')} className="flex flex-wrap gap-1">
      {[null, ...others, ...emojis].map((one) => (
        <button
          key={one ?? 'none'}
          type="button"
          aria-pressed={emoji === one}
          aria-label={one ?? t('noIcon')}
          onClick={() => onEmoji(one)}
          className={cn(
            'flex size-8 cursor-pointer items-center justify-center rounded-lg text-[15px] hover:bg-hover',
            emoji === one && 'bg-selected outline-1 outline-accent',
          )}
        >
          {one ?? '–'}
        </button>
      ))}
    </div>
  )
}
