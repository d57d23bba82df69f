import { readBuild } from '../../offline/readBuild.ts'
import { Shell } from '../../offline/Shell.tsx'
import { readNonce } from '../../server/readNonce.ts'

/** As the person chose, before anything is drawn: this page is the same for everybody. */
const wearTheme =
  'var theme = /(?:^|; )theme=(light|dark)/.exec(document.cookie); if (theme) document.documentElement.dataset.theme = theme[1]'

/** The dashboard without anybody's data: the service worker keeps it, and opens it when there is no network. */
export default async function OfflinePage() {
  const { id } = await readBuild()
  return (
    <>
      <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: wearTheme }} />
      <Shell build={id} />
    </>
  )
}
