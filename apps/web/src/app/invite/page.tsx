import { Elsewhere } from '../../i18n/Elsewhere.tsx'
import { Invite } from '../../invite/Invite.tsx'
import { serverApi } from '../../server/serverApi.ts'

/** Behind an invitation's link. Its secret is the address's fragment: no server sees it in one. */
export default async function InvitePage() {
  const profile = await (await serverApi()).profile().catch(() => null)
  return (
    <Elsewhere>
      <Invite person={profile && { name: profile.name, email: profile.email }} />
    </Elsewhere>
  )
}
