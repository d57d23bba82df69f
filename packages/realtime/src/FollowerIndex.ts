import type { Failure, Signal } from '@parley/contract'
import type { Delivery } from './Hub.ts'

/** One open subscription. It hears events or signals. */
export interface Follower {
  /** Whose topics it holds; null for a contact. */
  userId: string | null
  topics: ReadonlySet<string>
  hear?: (delivery: Delivery, size: number) => void
  hearSignal?: (signal: Signal) => void
  /** What it may see has changed. */
  onTopics?: () => void
  end(failure: Failure | null): void
}

/** Followers by topic, so that an event finds its hearers without asking each. */
export class FollowerIndex {
  #all = new Set<Follower>()
  /** Those who are on their way here. */
  #expected = new Set<Follower>()
  #byTopic = new Map<string, Set<Follower>>()
  #byUser = new Map<string, Set<Follower>>()

  get size(): number {
    return this.#all.size + this.#expected.size
  }

  all(): Iterable<Follower> {
    return [...this.#all, ...this.#expected]
  }

  /** One whose topics are being read, or that still replays: it hears of their change, and of an end. */
  expect(follower: Follower): void {
    this.#expected.add(follower)
    if (follower.userId) put(this.#byUser, follower.userId, follower)
  }

  add(follower: Follower): void {
    this.#expected.delete(follower)
    this.#all.add(follower)
    if (follower.userId) put(this.#byUser, follower.userId, follower)
    for (const topic of follower.topics) put(this.#byTopic, topic, follower)
  }

  remove(follower: Follower): void {
    this.#all.delete(follower)
    this.#expected.delete(follower)
    if (follower.userId) take(this.#byUser, follower.userId, follower)
    for (const topic of follower.topics) take(this.#byTopic, topic, follower)
  }

  swap(follower: Follower, topics: readonly string[]): void {
    const isHere = this.#all.has(follower)
    for (const topic of follower.topics) take(this.#byTopic, topic, follower)
    follower.topics = new Set(topics)
    if (!isHere) return
    for (const topic of follower.topics) put(this.#byTopic, topic, follower)
    follower.onTopics?.()
  }

  ofUser(userId: string): Iterable<Follower> {
    return [...(this.#byUser.get(userId) ?? [])]
  }

  /** Followers whose topics meet `audience` and do not meet `except`; each once. */
  meeting(audience: readonly string[], except: readonly string[]): Iterable<Follower> {
    const found = new Set<Follower>()
    for (const topic of audience)
      for (const follower of this.#byTopic.get(topic) ?? []) found.add(follower)
    for (const topic of except)
      for (const follower of this.#byTopic.get(topic) ?? []) found.delete(follower)
    return found
  }

  endAll(failure: Failure | null): void {
    for (const follower of this.all()) follower.end(failure)
  }
}

function put<K>(map: Map<K, Set<Follower>>, key: K, follower: Follower) {
  const set = map.get(key) ?? new Set()
  map.set(key, set.add(follower))
}

function take<K>(map: Map<K, Set<Follower>>, key: K, follower: Follower) {
  const set = map.get(key)
  set?.delete(follower)
  if (set?.size === 0) map.delete(key)
}
