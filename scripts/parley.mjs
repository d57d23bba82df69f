// The commands of package.json. Plain JavaScript that an old Node can parse: it has to say so itself.
import process from 'node:process'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Parley needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
  process.exit(1)
}

const [name = 'start', ...args] = process.argv.slice(2)
const commands = {
  start: () => runServer(['start.js', ...args]),
  dev: () => runServer(['start.js', '--dev', ...args]),
  migrate: () => runServer(['migrate.js', ...args]),
  seed: () => runServer(['seed.js', ...args]),
  cluster: () => runCluster(args),
  import: () => runServer(['import.js', ...args]),
  bench: () => runBench(args),
  check: async () => (await import('./check.mjs')).check(),
  chaos: async () => (await import('./chaos.mjs')).proveChaos(args),
  laws: async () => (await import('./laws.mjs')).proveLaws(args),
  looks: async () => (await import('./looks.mjs')).renewLooks(),
  test: async () => (await import('./test.mjs')).test(args),
}

const command = commands[name]
if (!command) {
  console.error(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`)
  process.exit(1)
}
try {
  process.exitCode = await command()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function runCluster(argv) {
  // Nothing to look for where REDIS_URL names one.
  const program = process.env.REDIS_URL ? '' : await (await import('./findProgram.mjs')).findRedis()
  return runServer(['cluster.js', ...argv], { PARLEY_REDIS_SERVER: program })
}

async function runServer(argv, env = {}) {
  const { prepare } = await import('./prepare.mjs')
  const { run } = await import('./run.mjs')
  const needsPages = /^(start|cluster)\.js$/.test(argv[0]) && !argv.includes('--dev')
  await prepare({ pages: needsPages })
  const watch = argv.includes('--dev') ? (await import('./watch.mjs')).watch() : null
  // The bundle is for running, what the compiler watches for developing.
  const folder = argv[0] === 'start.js' && !watch ? '' : 'commands/'
  const file = new URL(`../apps/server/dist/${folder}${argv[0]}`, import.meta.url).pathname
  const reload = watch ? ['--watch', '--watch-preserve-output'] : []
  const code = await run(process.execPath, [...reload, file, ...argv.slice(1)], {
    env: { ...env, NODE_ENV: watch ? 'development' : 'production' },
  })
  watch?.stop()
  return code
}

async function runBench(argv) {
  const { prepare } = await import('./prepare.mjs')
  const { run } = await import('./run.mjs')
  const needsRedis = argv[0] === 'comeback' || argv[0] === 'latency'
  await prepare({ pages: argv[0] !== 'filters' && !needsRedis })
  const redis = needsRedis ? await (await import('./findProgram.mjs')).findRedis() : ''
  const file = new URL('../apps/bench/dist/bench.js', import.meta.url).pathname
  const env = { NODE_ENV: 'production', PARLEY_REDIS_SERVER: redis }
  return run(process.execPath, [file, ...argv], { env })
}
