import type { DemoInbox, DemoLabel, DemoTeam } from './types.ts'

/** A shop for outdoor gear with a repair workshop behind it. */
export const account = { slug: 'demo', name: 'Cairnway Outfitters' }

export const inboxes = [
  { key: 'website', name: 'Website', channel: 'web', members: ['ana', 'bo'] },
  { key: 'orders', name: 'Orders', channel: 'email', members: ['ana', 'bo', 'cleo'] },
] as const satisfies readonly DemoInbox[]

export const teams = [
  { key: 'care', name: 'Customer care', members: ['ana', 'cleo'] },
  { key: 'workshop', name: 'Repair workshop', members: ['bo', 'admin'] },
] as const satisfies readonly DemoTeam[]

export const labels = [
  { name: 'repair', title: 'Repair', color: '#b45309' },
  { name: 'sizing', title: 'Sizing', color: '#7c3aed' },
  { name: 'advice', title: 'Gear advice', color: '#0f766e' },
  { name: 'shipping', title: 'Shipping', color: '#1d4ed8' },
  { name: 'returns', title: 'Returns', color: '#be185d' },
  { name: 'billing', title: 'Billing', color: '#4d7c0f' },
  { name: 'stock', title: 'Stock', color: '#0369a1' },
  { name: 'site', title: 'Site problem', color: '#b91c1c' },
  { name: 'wholesale', title: 'Wholesale', color: '#6d28d9' },
  { name: 'feedback', title: 'Feedback', color: '#a16207' },
  { name: 'warranty', title: 'Warranty', color: '#475569' },
] as const satisfies readonly DemoLabel[]
