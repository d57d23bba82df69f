import { among } from '../script.ts'

/** What the owner and the admin tell everybody. */
export const announcements = among(
  'announcement',
  `
@ 5h | Do not sell crampons from batch HX-0419 | owner
owner: One bar of this batch broke on a customer, who's safe. All pairs are off the shelf. If someone asks, tell them plainly what we know: one break, cause being examined, full refund and a loan pair at once.
admin 2h: The nine customers who own a pair have been written to and I'm ringing them as well. If one of them reaches you first, put them through to Bo or me.

@ 2d | Beware of CAIRN-WAY*PLUS | admin
admin: Somebody charges people 9.90 a month under a name close to ours. It isn't us. Ask the customer to have the bank block it, and quote police reference 4471-26 so that they can point to it.

@ 10d | Mending Friday on the 27th | owner
owner: As every year we sell nothing that Friday and mend everything. The shop is a workshop from eight to eight. Come in old clothes and bring the one thing you never got round to.

@ 24d | Winter opening hours | admin
admin: From 1 November the shop opens at ten and closes at six, Saturdays at five. The website says so already, the door will when the painter comes.

@ 53d | Welcome the wool | owner
owner: The first blankets from the Hallin farm are here, from sheep that I've met personally. Each one has the name of its sheep on the back. Please don't tell customers which is the softest, they'll fight over it. (It is Gudrun.)

@ 81d | How we handle returns after illness | admin
admin: From today it's written down: nobody loses a return because of a hospital, a funeral or a birth. You decide, you note why, and no one will question it.

@ 115d | We are a repairer of the year | owner
owner: The jury counted 2,316 mended things and one frame pack from 1978. They asked who did that weld. I said all of you, and then I said Bo.
owner 1d: The certificate hangs in the workshop, slightly crooked, as it should be.

@ 178d | Parley is our inbox now | admin
admin: From this morning everything customers write lands here: the website and the orders mailbox. Whoever answers takes the conversation, notes stay among us, and if you need one of us two, write in Support at the top of your list.
owner 3h: I'll be clumsy with it for a week. Please laugh kindly.
`,
)
