import { redirect } from 'next/navigation'
import { Elsewhere } from '../../i18n/Elsewhere.tsx'
import { apiFetch } from '../../server/apiFetch.ts'
import { serverApi } from '../../server/serverApi.ts'
import { returnTo } from '../../sign-in/returnTo.ts'
import { SignIn } from '../../sign-in/SignIn.tsx'
import type { Setup } from '../../sign-in/SignIn.tsx'

interface SignInPageProps {
  searchParams: Promise<{ to?: string | string[] }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { to } = await searchParams
  const accounts = await (await serverApi()).accounts()
  const back = returnTo(typeof to === 'string' ? to : null)
  const isTheirs = accounts?.some(({ slug }) => back?.startsWith(`/accounts/${slug}/`))
  if (back && isTheirs) redirect(back)
  if (accounts?.[0]) redirect(`/accounts/${accounts[0].slug}/conversations`)
  const setup = (await (await apiFetch('/api/setup')).json()) as Setup
  return (
    <Elsewhere>
      <SignIn setup={setup} />
    </Elsewhere>
  )
}
