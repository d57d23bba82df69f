'use client'
import { limits } from '@parley/contract'
import type { CannedReply, ViewScope } from '@parley/contract'
import { useCannedReplies } from '@parley/client/react'
import { Button, Dialog, TextField } from '@parley/ui'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../../i18n/useTroubleText.ts'
import { variables } from '../../composer/fillVariables.ts'
import { usePeople } from '../../People.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useAttempt } from '../useAttempt.ts'

/** Makes a canned reply, or changes one. */
export function CannedReplyDialog(props: { reply: CannedReply | null; onClose: () => void }) {
  const { reply, onClose } = props
  const t = useTranslations('canned')
  const say = useTroubleText()
  const { me, teams } = usePeople()
  const { create, update } = useCannedReplies()
  const { isBusy, trouble, attempt } = useAttempt()
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '')
  const [title, setTitle] = useState(reply?.title ?? '')
  const [body, setBody] = useState(reply?.body ?? '')
  const [place, setPlace] = useState<string>(reply?.teamId ?? reply?.scope ?? 'private')
  const ids = { body: useId(), place: useId() }
  const mine = teams.filter(({ memberIds }) => memberIds.includes(me.userId))
  const isAboutShortcut = trouble?.failure === 'cannedReply.exists' || trouble?.field === 'shortcut'
  const team = mine.find(({ id }) => id === place)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const scope: ViewScope = team ? 'team' : (place as ViewScope)
    const where = { scope, ...(team && { teamId: team.id }) }
    const draft = { shortcut, title: title.trim(), body, ...where }
    if (await attempt(() => (reply ? update(reply.id, draft) : create(draft)))) onClose()
  }
  const box =
    'min-w-0 rounded-lg border border-line bg-raised px-3 py-2 text-[14px] text-text outline-none focus:border-accent'
  return (
    <Dialog
      title={t(reply ? 'edit' : 'new')}
      closeLabel={t('close')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('name')}
          value={title}
          maxLength={limits.name}
          required
          dir="auto"
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={t('shortcut')}
          hint={t('shortcutHint')}
          value={shortcut}
          maxLength={40}
          required
          dir="auto"
          problem={isAboutShortcut ? say(trouble) : undefined}
          onChange={({ target }) =>
            setShortcut(target.value.toLowerCase().replace(/[^\p{L}\p{N}_-]/gu, ''))
          }
        />
        <div className="flex flex-col gap-1">
          <label htmlFor={ids.body} className="text-[12px] font-medium text-muted">
            {t('body')}
          </label>
          <textarea
            id={ids.body}
            value={body}
            rows={6}
            maxLength={limits.cannedBody}
            required
            dir="auto"
            onChange={(event) => setBody(event.target.value)}
            className={box}
          />
          <p className="text-[12px] text-muted">{t('variables')}:</p>
          <p className="flex flex-wrap gap-1">
            {variables.map((name) => (
              <button
                key={name}
                type="button"
                onClick={() => setBody((held) => `${held}{{${name}}}`)}
                className="cursor-pointer rounded-md border border-line px-1.5 py-0.5 font-mono text-[11px] text-muted hover:bg-hover hover:text-text"
              >
                {`{{${name}}}`}
              </button>
            ))}
          </p>
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={ids.place} className="text-[12px] font-medium text-muted">
            {t('scope')}
          </label>
          <select
            id={ids.place}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
            className={box}
          >
            {(!reply || reply.ownerId === me.userId) && (
              <option value="private">{t('private')}</option>
            )}
            {mine.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="account">{t('account')}</option>
          </select>
        </div>
        {!isAboutShortcut && <TroubleText trouble={trouble} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            look="solid"
            disabled={isBusy || !title.trim() || !shortcut || !body.trim()}
          >
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
