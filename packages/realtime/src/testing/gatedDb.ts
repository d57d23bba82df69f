import type { Db } from '@parley/db'

/** A database whose reads wait while the gate is shut, as with a Postgres that hangs. */
export function gatedDb(db: Db): { db: Db; shut: () => void; open: () => void } {
  let gate: Promise<void> | undefined
  let open = () => {}
  const wrap = (target: object): object =>
    new Proxy(target, {
      get(of, key) {
        const value = Reflect.get(of, key) as unknown
        if (typeof value !== 'function') return value
        if (key === 'then')
          return async (...settle: unknown[]) => {
            await gate
            return Reflect.apply(value, of, settle) as unknown
          }
        return (...args: unknown[]) => wrap(Reflect.apply(value, of, args) as object)
      },
    })
  const orm = new Proxy(db.orm, {
    get: (of, key) =>
      key === 'select'
        ? (...args: unknown[]) => wrap(Reflect.apply(of.select, of, args) as object)
        : (Reflect.get(of, key) as unknown),
  })
  return {
    db: { ...db, orm },
    shut: () => {
      gate = new Promise((resolve) => {
        open = () => {
          gate = undefined
          resolve()
        }
      })
    },
    open: () => open(),
  }
}
