import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { childEnv, root } from '../env.ts'

const command = join(root, 'apps', 'server', 'dist', 'start.js')

test('a server that cannot start says why and ends, also when it has a parent to listen to', async () => {
  const env = childEnv({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    AUTH_SECRET: 'a secret of this test and no other',
    NODE_ENV: 'production',
  })
  const started = spawn(process.execPath, [command], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  started.stderr!.on('data', (text: Buffer) => (said += text.toString()))
  const code = await Promise.race([
    new Promise((resolve) => started.once('exit', resolve)),
    new Promise((resolve) => setTimeout(() => resolve('still there'), 60_000)),
  ])
  started.kill('SIGKILL')
  expect(said).toMatch(/PostgreSQL at DATABASE_URL cannot be used/)
  expect(code).toBe(1)
}, 90_000)
