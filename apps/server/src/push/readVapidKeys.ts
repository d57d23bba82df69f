import { createECDH, createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../env.ts'

/** By which push services know who wakes their browsers; base64url. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/**
 * Made at the first start and kept in DATA_DIR: browsers subscribe to one key and are lost with it.
 * Servers that share AUTH_SECRET share the key that follows from it, as any of them wakes any browser.
 */
export function readVapidKeys(env: Pick<Env, 'AUTH_SECRET' | 'DATA_DIR'>): VapidKeys {
  if (env.AUTH_SECRET) return keysOf(createHmac('sha256', env.AUTH_SECRET).update('vapid').digest())
  const path = join(env.DATA_DIR, 'vapid.key')
  mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 })
  const fresh = createECDH('prime256v1')
  fresh.generateKeys()
  try {
    const text = fresh.getPrivateKey('base64url')
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keysOf(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url'))
}

function keysOf(privateKey: Buffer): VapidKeys {
  const pair = createECDH('prime256v1')
  // A key that begins with noughts is printed shorter than it is.
  const whole = Buffer.concat([Buffer.alloc(32), privateKey]).subarray(-32)
  pair.setPrivateKey(whole)
  return {
    publicKey: pair.getPublicKey().toString('base64url'),
    privateKey: whole.toString('base64url'),
  }
}
