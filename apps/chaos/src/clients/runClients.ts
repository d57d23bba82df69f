import { pause } from '../pause.ts'
import type { Answer, Order, ProcessPlan } from './Plan.ts'
import { readOwn } from './readOwn.ts'
import { readStock } from './readStock.ts'
import type { ReadingClient } from './ReadingClient.ts'
import { writeOwn } from './writeOwn.ts'
import { writeStock } from './writeStock.ts'
import type { WritingClient } from './WritingClient.ts'

const readers: ReadingClient[] = []
const writers: WritingClient[] = []
let plan: ProcessPlan | null = null
const say = (answer: Answer) => void process.send?.(answer, () => {})
let asked = 0

process.on('disconnect', () => process.exit(0))
process.on('message', (order) => void obey(order as Order))

async function obey(order: Order) {
  switch (order.do) {
    case 'begin':
      plan = order.plan
      begin(plan)
      return say({ said: 'began' })
    case 'rest':
      for (const client of [...writers, ...readers]) client.rest(order.on)
      return
    case 'pace':
      if (plan) plan.paceMs = order.paceMs
      return
    case 'report':
      for (const reader of readers) reader.report(order.checkpoint)
      return say({ said: 'reported', checkpoint: order.checkpoint })
    case 'ask':
      return answer(order.about, order.turn)
  }
}

function begin(plan: ProcessPlan) {
  for (const client of plan.clients) {
    const isOwn = client.kind === 'own'
    if (client.does === 'read') readers.push((isOwn ? readOwn : readStock)(plan, client))
    else writers.push((isOwn ? writeOwn : writeStock)(plan, client))
  }
}

/** Once it is so; the next question ends the waiting for this one. */
async function answer(about: 'live' | 'rested', turn: number) {
  asked = turn
  const holds = () =>
    about === 'live'
      ? readers.every((reader) => reader.isLive())
      : [...writers, ...readers].every((client) => client.isSettled())
  while (asked === turn && !holds()) await pause(50)
  if (asked === turn) say({ said: about, turn })
}
