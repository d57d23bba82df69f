/** Milliseconds of processor that servers have used since they began, by their own /metrics. */
export async function serverCpu(urls: readonly string[]): Promise<number> {
  const used = urls.map(async (url) => {
    const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(10_000) })
    const seconds = /^process_cpu_seconds_total (\S+)/m.exec(await answer.text())?.[1]
    return Number(seconds ?? 0) * 1000
  })
  return (await Promise.all(used)).reduce((sum, one) => sum + one, 0)
}
