import type { Revocation } from '../checker/History.ts'
import type { Truth } from '../checker/Truth.ts'
import type { ClientPlan } from '../clients/Plan.ts'
import type { Target } from '../nemesis/Target.ts'
import type { ClientHouse } from './ClientHouse.ts'
import type { House } from './furnish.ts'
import { openOwner } from './openOwner.ts'
import type { Owner } from './openOwner.ts'
import { leaverOf } from './planCrowd.ts'

interface LeaversOptions {
  url: string
  houses: readonly House[]
  tokenOf: (email: string) => string
  clients: readonly ClientHouse[]
  truth: Truth
  /** Makes a new client known to the judge. */
  know: (process: string, client: ClientPlan) => void
  inTurn: Target['inTurn']
}

interface Leaver {
  house: House
  owner: Owner
  client: ClientHouse
  isOut: boolean
  /** When each removal was acknowledged. */
  removedAt: number[]
}

/** Those who are removed and brought back, one in each account. */
export function openLeavers({
  url,
  houses,
  tokenOf,
  clients,
  truth,
  know,
  inTurn,
}: LeaversOptions) {
  const leavers = houses.flatMap((house): Leaver[] => {
    const client = clients.find(({ plan }) => plan.name === leaverOf(house))
    if (!client) return []
    const email = house.people.find(({ does }) => does === 'own')!.email
    const owner = openOwner(url, house, tokenOf(email))
    return [{ house, owner, client, isOut: false, removedAt: [] }]
  })

  /** Whoever returns is somebody new to the judge: what came meanwhile is theirs to hear then. */
  async function comeBack({ owner, client }: Leaver) {
    await owner.bringBack()
    await client.kill()
    for (const one of client.plan.clients) {
      one.name = nextName(one.name)
      know(client.plan.name, one)
    }
    client.start()
  }

  return {
    async revoke(which: number) {
      const leaver = leavers[which % leavers.length]!
      const { owner, house } = leaver
      if (leaver.isOut) return null
      leaver.isOut = true
      await owner.remove()
      leaver.removedAt.push(Date.now())
      return { account: house.accountId }
    },

    async bringBack() {
      for (const leaver of leavers) {
        if (!leaver.isOut) continue
        await inTurn(leaver.client, () => comeBack(leaver))
        leaver.isOut = false
      }
    },

    async revocations(): Promise<Revocation[]> {
      const all = await Promise.all(leavers.map((leaver) => readRevocations(truth, leaver)))
      return all.flat()
    },

    close: () => leavers.forEach(({ owner }) => owner.close()),
  }
}

async function readRevocations(
  truth: Truth,
  { house, owner, removedAt }: Leaver,
): Promise<Revocation[]> {
  const { accountId: account } = house
  const { userId } = owner
  const changes = await truth.membership(account, userId)
  const outs = changes.filter(({ removed }) => removed)
  return outs.map(({ position: from }, index) => {
    const back = changes.find(({ removed, position }) => !removed && position > from)
    return {
      account,
      userId,
      from,
      at: removedAt[index] ?? Infinity,
      until: back?.position ?? null,
      isSlow: false,
    }
  })
}

function nextName(name: string): string {
  const [base, count = '1'] = name.split('~')
  return `${base}~${Number(count) + 1}`
}
