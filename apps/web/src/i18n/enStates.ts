/** How a conversation stands, in English. */
export const enStatus = { open: 'Open', pending: 'Pending', resolved: 'Resolved', closed: 'Closed' }

export const enPriority = {
  urgent: 'Urgent',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'No priority',
}
