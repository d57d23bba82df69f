import { redirect } from 'next/navigation'
import { serverApi } from '../server/serverApi.ts'

/** To the first account, or to sign in. */
export default async function Home() {
  const accounts = await (await serverApi()).accounts()
  const [first] = accounts ?? []
  redirect(first ? `/accounts/${first.slug}/conversations` : '/sign-in')
}
