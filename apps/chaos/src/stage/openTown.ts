import { readerOf } from './planCrowd.ts'
import type { Revocation, Violation } from '../checker/History.ts'
import { Judge } from '../checker/Judge.ts'
import { Truth } from '../checker/Truth.ts'
import type { ClientPlan } from '../clients/Plan.ts'
import { shownCount } from '../clients/ReadingClient.ts'
import { inTurns } from '../nemesis/inTurns.ts'
import type { Target } from '../nemesis/Target.ts'
import { forgetMutations } from '../plants/forgetMutations.ts'
import type { Plant } from '../plants/Plant.ts'
import { random } from '../random.ts'
import { ClientHouse } from './ClientHouse.ts'
import { furnish } from './furnish.ts'
import { Keeper } from './Keeper.ts'
import { openLine } from './openLine.ts'
import { openLeavers } from './openLeavers.ts'
import { signInAll } from './openOwner.ts'
import { openStage } from './openStage.ts'
import { housesOf, planCrowd } from './planCrowd.ts'

interface TownOptions {
  folder: string
  seed: string
  plant: Plant | null
  writers: number
  readers: number
  say: (line: string) => void
}

/** Servers, people, clients and the judge. */
export interface Town extends Target {
  judge: Judge
  /** Of the newest report. */
  checkpoint: number
  badEnds: Violation[]
  /** Lets everyone in again who was removed. */
  bringBack(): Promise<void>
  revocations(): Promise<Revocation[]>
  /** In which process a reader lives. */
  processOf: (reader: string) => string
  close(): Promise<void>
}

/** Starts everything; all clients follow when it is done. Everything ends with this process. */
export async function openTown(options: TownOptions): Promise<Town> {
  const { folder, seed, plant, writers, readers, say } = options
  const keeper = new Keeper()
  const undo: (() => unknown)[] = [() => keeper.close()]
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const chance = random(`${seed} lines`).next
    const badEnds: Violation[] = []
    const onDied = (name: string) =>
      void badEnds.push({
        kind: 'died',
        detail: `${name} ended by itself or did not get ready; see its log`,
      })
    const stage = await openStage({ keeper, folder, plant, chance, onDied })
    undo.push(() => stage.close())
    const count = housesOf(readers)
    const people = {
      houses: count,
      writers: Math.max(2, Math.ceil(writers / 2 / count)),
      readers: Math.max(2, Math.ceil(readers / 3 / count)),
    }
    const houses = await furnish(stage.postgres.url, people)
    if (plant === 'no-idempotency') await forgetMutations(stage.postgres.url)
    const url = `http://127.0.0.1:${stage.port}`
    const tokens = await signInAll(url, houses)
    const tokenOf = (email: string) => tokens.get(email)!
    const crowd = planCrowd({ houses, writers, readers, tokenOf })
    const truth = new Truth(stage.postgres.url)
    undo.push(() => truth.close())
    const judge = new Judge(
      truth,
      folder,
      houses.map(({ accountId }) => accountId),
      shownCount,
    )
    const processes = new Map<string, string>()
    const know = (process: string, client: ClientPlan) => {
      processes.set(client.name, process)
      if (client.does === 'write') judge.addWriter(client.name)
      else judge.addReader(readerOf(client, houses))
    }
    const clients: ClientHouse[] = []
    for (const [name, plans] of crowd) {
      const line = await openLine(stage.port, chance)
      undo.push(() => line.close())
      const url = `http://127.0.0.1:${line.port}`
      const place = { name, folder, seed, url, paceMs: 1000, clients: plans }
      for (const client of plans) know(name, client)
      clients.push(new ClientHouse({ keeper, line, plan: place, onDied }))
    }
    undo.push(() => Promise.all(clients.map((client) => client.kill())))
    for (const client of clients) client.start()
    const inTurn = inTurns()
    const leavers = openLeavers({ url, houses, tokenOf, clients, truth, know, inTurn })
    undo.push(() => leavers.close())
    const lives = await Promise.all(clients.map((client) => client.becomes('live', 60_000)))
    if (lives.includes(false)) throw new Error(`Not all clients began; see the logs in ${folder}.`)
    say(`Three servers, ${writers} writers and ${readers} readers in ${clients.length} processes.`)
    return {
      stage,
      clients,
      judge,
      inTurn,
      badEnds,
      checkpoint: 0,
      ...leavers,
      onBadEnd: (name, { code, ms }) =>
        void badEnds.push({ kind: 'drain', detail: `${name} ended with ${code} after ${ms} ms` }),
      processOf: (reader) => processes.get(reader) ?? '',
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
