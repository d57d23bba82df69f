import type { DemoCannedReply } from './types.ts'

/** What the shop says most days: to everybody's hand, and one of the workshop alone. */
export const cannedReplies = [
  {
    by: 'owner',
    team: null,
    shortcut: 'size',
    title: 'Which size fits',
    body: 'Hi {{contact.firstName|there}},\n\nplease measure around your chest and hips over what you would wear underneath, and send me both. I look up the cut of that piece and tell you which size sits well.\n\n{{agent.firstName}}',
  },
  {
    by: 'owner',
    team: null,
    shortcut: 'return',
    title: 'How to send it back',
    body: 'Hi {{contact.firstName|there}},\n\nyou can send it back within 60 days, unworn and with its tag. Put the note with number {{conversation.number}} into the parcel, and the money is with you within five days of its arrival.\n\n{{agent.firstName}}',
  },
  {
    by: 'owner',
    team: null,
    shortcut: 'parcel',
    title: 'Where the parcel is',
    body: 'Hi {{contact.firstName|there}},\n\nI have asked the carrier where your parcel is and write as soon as they answer, tomorrow at noon at the latest.\n\n{{agent.firstName}}',
  },
  {
    by: 'owner',
    team: null,
    shortcut: 'solved',
    title: 'All done',
    body: 'Glad that it worked out, {{contact.firstName|and thank you}}. If anything else comes up, answer here: it reaches the same people.',
  },
  {
    by: 'bo',
    team: 'workshop',
    shortcut: 'photos',
    title: 'Photos before a repair',
    body: 'Hi {{contact.firstName|there}},\n\ncould you send two photos, one of the damage from near and one of the whole piece? Then I can say what the repair costs before you pay for the way here.\n\n{{agent.firstName}}, repair workshop',
  },
] as const satisfies readonly DemoCannedReply[]
