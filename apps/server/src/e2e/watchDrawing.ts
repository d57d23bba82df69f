import type { Page } from 'playwright-core'

/** What a page draws, as React's own tools see it. */
export interface Drawing {
  /** The ids of the rows and messages of which something was drawn since the last call. */
  take(): Promise<string[]>
  /** Waits until nothing is drawn for a while; answers what was until then. */
  settle(): Promise<string[]>
  /** Waits likewise; answers how often each was drawn since the last call of any. */
  times(): Promise<Map<string, number>>
}

const quietMs = 400
const patienceMs = 15_000

/** To be called before the page is opened: React looks for its tools as it starts. */
export async function watchDrawing(page: Page): Promise<Drawing> {
  await page.addInitScript(watch)
  const take = () =>
    page.evaluate(() => {
      const { drawn } = window as unknown as { drawn: Map<string, number> }
      const counted = [...drawn]
      drawn.clear()
      return counted
    })
  const times = async () => {
    const all = new Map<string, number>()
    const until = Date.now() + patienceMs
    for (let some = await take(); some.length > 0 || all.size === 0; some = await take()) {
      for (const [id, count] of some) all.set(id, (all.get(id) ?? 0) + count)
      if (Date.now() > until) throw new Error('Something is drawn all the time.')
      await page.waitForTimeout(quietMs)
    }
    return all
  }
  return {
    take: async () => (await take()).map(([id]) => id),
    settle: async () => [...(await times()).keys()],
    times,
  }
}

/** A node of React's tree, as far as it is looked at here. */
interface Fiber {
  tag: number
  key: string | null
  flags: number
  type: unknown
  memoizedProps: { role?: string } | null
  alternate: Fiber | null
  child: Fiber | null
  sibling: Fiber | null
}

/** Runs in the page before anything of its own. */
function watch() {
  const drawn = new Map<string, number>()
  const components = new Set([0, 1, 11, 14, 15])
  const isKept = ({ tag }: Fiber) => tag === 14 || tag === 15
  const fragment = 7
  const isId = (key: string | null) => key !== null && /^[0-9a-f-]{36}$/.test(key)
  const isRow = ({ tag, key, type, memoizedProps }: Fiber) =>
    isId(key) && (tag === fragment || (type === 'div' && memoizedProps?.role === 'listitem'))
  const inThisCommit = new Set<string>()
  const visit = (first: Fiber | null, within: string | null, inKept: boolean) => {
    for (let one = first; one; one = one.sibling) {
      const row = isRow(one) ? one.key : within
      // What a list puts around its rows is its own; a row is what it keeps from being drawn.
      const isInside = row !== null && ((inKept && !isRow(one)) || isKept(one))
      const before = one.alternate
      // The flag says that its function ran for this commit.
      if (row && isInside && components.has(one.tag) && one.flags & 1) inThisCommit.add(row)
      // What was passed over has the same children as before.
      if (!before || before.child !== one.child) visit(one.child, row, isInside)
    }
  }
  Object.assign(window, {
    drawn,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
      onCommitFiberRoot(_: number, root: { current: Fiber }) {
        inThisCommit.clear()
        visit(root.current, null, false)
        for (const id of inThisCommit) drawn.set(id, (drawn.get(id) ?? 0) + 1)
      },
    },
  })
}
