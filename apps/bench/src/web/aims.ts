/** A figure, its unit, and the most it should be; null where nothing is aimed at. */
export interface Aimed {
  value: number
  unit: string
  aim: number | null
  isHeld: boolean | null
}

export function aimed(value: number, unit: string, { atMost }: { atMost?: number } = {}): Aimed {
  const rounded = Math.round(value * 1000) / 1000
  if (atMost === undefined) return { value: rounded, unit, aim: null, isHeld: null }
  return { value: rounded, unit, aim: atMost, isHeld: value <= atMost }
}

export function printAimed(figures: Record<string, Aimed>): void {
  const rows = Object.entries(figures).map(([name, { value, unit, aim, isHeld }]) => [
    name,
    {
      measured: `${print(value)} ${unit}`.trim(),
      aim: aim === null ? '' : `≤ ${print(aim)} ${unit}`.trim(),
      '': isHeld === null ? '' : isHeld ? 'held' : 'MISSED',
    },
  ])
  console.table(Object.fromEntries(rows))
}

function print(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(+value.toFixed(2))
}
