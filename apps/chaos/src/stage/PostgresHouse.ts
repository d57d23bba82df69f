import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@parley/db/embedded'
import type { EmbeddedPostgres } from '@parley/db/embedded'
import { freePort } from '@parley/server'

/** A private PostgreSQL that flushes what it commits, always at the same address. */
export class PostgresHouse {
  readonly #dataDir: string
  #port = 0
  #running: EmbeddedPostgres | null = null

  constructor(folder: string) {
    this.#dataDir = join(folder, 'data')
  }

  get url(): string {
    return this.#running!.url
  }

  async start(): Promise<void> {
    this.#port ||= await freePort()
    const settings = { fsync: 'on', synchronous_commit: 'on', shared_buffers: '64MB' }
    this.#running = await startEmbeddedPostgres({
      dataDir: this.#dataDir,
      settings,
      port: this.#port,
    })
  }

  /** What `pg_ctl -m immediate restart` does: no checkpoint, the next start recovers. */
  async restartImmediately(): Promise<void> {
    process.kill(this.#postmaster(), 'SIGQUIT')
    await this.#running!.stop()
    await this.start()
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
  }

  #postmaster(): number {
    const file = join(this.#dataDir, 'postgres', 'postmaster.pid')
    return Number(readFileSync(file, 'utf8').split('\n')[0])
  }
}
