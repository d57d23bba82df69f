'use client'
import { Button } from '@parley/ui'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { changeAddress, useAddress } from '../useAddress.ts'

interface PanelProps {
  title: string
  text?: string
  /** What begins something new. */
  action?: ReactNode
  children: ReactNode
}

/** One page of the settings: what it is about, and its sections. */
export function Panel({ title, text, action, children }: PanelProps) {
  const t = useTranslations('settings')
  const { pathname } = useAddress()
  const up = () => changeAddress(pathname.replace(/\/[^/]+$/, ''))
  return (
    <div className="mx-auto flex w-full max-w-[720px] flex-col gap-6 px-4 py-4 lg:px-8 lg:py-8">
      <header className="flex flex-wrap items-start gap-2">
        <Button
          look="ghost"
          size="icon"
          aria-label={t('title')}
          onClick={up}
          className="-ml-2 lg:hidden"
        >
          <ArrowLeft aria-hidden size={16} />
        </Button>
        <div className="min-w-0 flex-1 basis-40">
          <h2 className="text-[18px] leading-8 font-semibold">{title}</h2>
          {text && <p className="text-[13px] text-muted">{text}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  )
}

interface SectionProps {
  title: string
  text?: string
  children: ReactNode
}

/** A part of a page, under a heading of its own. */
export function Section({ title, text, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h3 className="text-[14px] font-semibold">{title}</h3>
        {text && <p className="text-[13px] text-muted">{text}</p>}
      </div>
      <div className="flex flex-col gap-4 rounded-lg border border-line p-4">{children}</div>
    </section>
  )
}
