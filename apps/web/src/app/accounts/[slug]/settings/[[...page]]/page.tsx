import { notFound, redirect } from 'next/navigation'
import { Live } from '../../../../../dashboard/Live.tsx'
import { pageOf } from '../../../../../dashboard/settings/settingsPlace.ts'
import { Settings } from '../../../../../dashboard/settings/Settings.tsx'
import { Elsewhere } from '../../../../../i18n/Elsewhere.tsx'
import { signInHref } from '../../../../../sign-in/returnTo.ts'
import { readBuild } from '../../../../../offline/readBuild.ts'
import { serverApi } from '../../../../../server/serverApi.ts'

interface PageProps {
  params: Promise<{ slug: string; page?: string[] }>
}

/** The settings of a person and of an account, drawn with their content and then kept true by the browser. */
export default async function SettingsPage({ params }: PageProps) {
  const { slug, page: segments = [] } = await params
  const api = await serverApi()
  const accounts = await api.accounts()
  if (accounts === null)
    redirect(signInHref(['', 'accounts', slug, 'settings', ...segments].join('/')))
  const account = accounts.find((one) => one.slug === slug)
  const isPage = segments.length === 1 && pageOf(`/settings/${segments[0]}`) !== null
  if (!account || (segments.length > 0 && !isPage)) notFound()
  return (
    <Live
      accountId={account.id}
      accounts={accounts.map((one) => ({ id: one.id, slug: one.slug, name: one.name }))}
      build={(await readBuild()).id}
      answers={await api.prefetchAccount(account.id)}
    >
      <Elsewhere>
        <Settings slug={slug} />
      </Elsewhere>
    </Live>
  )
}
