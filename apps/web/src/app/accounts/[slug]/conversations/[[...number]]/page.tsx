import { notFound, redirect } from 'next/navigation'
import { Dashboard } from '../../../../../dashboard/Dashboard.tsx'
import { Live } from '../../../../../dashboard/Live.tsx'
import { messageOf } from '../../../../../dashboard/place.ts'
import { readAddress } from '../../../../../dashboard/view.ts'
import { signInHref } from '../../../../../sign-in/returnTo.ts'
import { readBuild } from '../../../../../offline/readBuild.ts'
import { readingsOf } from '../../../../../server/readingsOf.ts'
import { serverApi } from '../../../../../server/serverApi.ts'

interface PageProps {
  params: Promise<{ slug: string; number?: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The dashboard, drawn with its content and then kept true by the browser. */
export default async function ConversationsPage({ params, searchParams }: PageProps) {
  const [{ slug, number: segments = [] }, asked] = await Promise.all([params, searchParams])
  const api = await serverApi()
  const accounts = await api.accounts()
  const address = toParams(asked)
  if (accounts === null) {
    const path = ['', 'accounts', slug, 'conversations', ...segments].join('/')
    redirect(signInHref(address.size > 0 ? `${path}?${address}` : path))
  }
  const account = accounts.find((one) => one.slug === slug)
  const [digits, ...more] = segments
  if (!account || more.length > 0 || (digits !== undefined && !/^-?\d{1,9}$/.test(digits)))
    notFound()
  const { filter, sort, scope } = readAddress(address)
  // What is below nought waits in the browser to be begun.
  const number = digits === undefined || digits.startsWith('-') ? null : Number(digits)
  const message = messageOf(address)
  const wanted = { accountId: account.id, filter, sort, number, message, scope }
  const answers = await api.prefetch(wanted)
  return (
    <Live
      accountId={account.id}
      accounts={accounts.map((one) => ({ id: one.id, slug: one.slug, name: one.name }))}
      build={(await readBuild()).id}
      answers={answers}
      readings={readingsOf(answers)}
    >
      <Dashboard
        slug={slug}
        accounts={accounts.map((one) => ({ slug: one.slug, name: one.name }))}
      />
    </Live>
  )
}

function toParams(asked: Awaited<PageProps['searchParams']>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value ?? '']).map((one) => [key, one]),
    ),
  )
}
