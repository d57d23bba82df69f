import { redirect } from 'next/navigation'
import { apiFetch } from '../../server/apiFetch.ts'
import { serverApi } from '../../server/serverApi.ts'
import { SignIn } from '../../sign-in/SignIn.tsx'
import type { Setup } from '../../sign-in/SignIn.tsx'

export default async function SignInPage() {
  const accounts = await (await serverApi()).accounts()
  if (accounts?.[0]) redirect(`/accounts/${accounts[0].slug}/conversations`)
  const setup = (await (await apiFetch('/api/setup')).json()) as Setup
  return <SignIn setup={setup} />
}
