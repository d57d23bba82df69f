import { limits } from '@parley/contract'
import type { Receipt, ReceiptsAnswer } from '@parley/contract'
import type { Viewer } from './Query.ts'

/** The receipts of the others after one of them moved; the viewer's own are not among them. */
export function receiptMoved(
  data: ReceiptsAnswer,
  receipt: Receipt,
  { userId }: Viewer,
): ReceiptsAnswer {
  if (receipt.userId === userId || receipt.deliveredSeq === 0) return data
  const others = data.items.filter((held) => placeOf(held) !== placeOf(receipt))
  const items = [...others, receipt].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  return {
    ...data,
    items: items.slice(0, limits.page),
    hasMore: data.hasMore || items.length > limits.page,
  }
}

/** A conversation has one customer, who comes first. */
function placeOf({ userId }: Receipt): string {
  return userId ?? ''
}
