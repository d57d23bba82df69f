import { among } from '../script.ts'

/** Rooms of several colleagues. */
export const groups = among(
  'group',
  `
@ 2h | Black Friday, but calmly | admin ana bo cleo owner
admin: Reminder that we don't do Black Friday, we do Mending Friday. Expect a hundred angry mails anyway from people who want 70% off.
ana: I've prepared a friendly answer in four languages, please make it your own.
bo 9m: The workshop opens at eight that day. Marit is bringing her sewing machine and her mother.
cleo 12m: Her mother's the one who did the blankets? I'm bringing a chair and learning.
owner 20m: I'll do the coffee. Last year we mended 118 things, let's see whether we beat it.

@ 6h | Crampon batch HX-0419 | bo admin owner
bo: I've got Henrik's photos. It looks like a void in the casting, not fatigue.
admin: Fourteen pairs pulled from the shelf, nine are with customers. The list is in the folder.
owner: We write to the nine today, before we know for certain. Bo, do you draft or shall I?
bo 11m: I'll draft, you make it human.

@ 1d | Saturday rota | ana bo cleo
ana: Who can take the 29th? I've got choir.
cleo: I could, if someone takes my 6th.
bo: I'll have the 6th. I was going to be here anyway, the wool order is arriving.
ana 10m: You're both invited to the concert for free. It's mostly Bach and one sea shanty.

@ 2d | Parcels that walk away | cleo ana bo
cleo: Third opened parcel from the Lyon depot this month. Always watches or headlamps.
ana: Luc's had a different tape on it. Could you collect the pictures in one place? The carrier only moves when it sees a pattern.
bo: We might also stop printing the contents on the outside...
cleo 14m: Oh. Yes. That would be a start.

@ 3d | Second till | admin owner ana cleo
admin: It arrives on Thursday. Ana, Cleo, you're the first to be trained, it takes an hour.
cleo: Does it still beep like a dying bird?
admin 8m: A different bird. A healthier one.

@ 4d | What customers teach us | ana bo cleo owner
ana: New one for the list: never say irregardless of lacing to a cobbler. Mrs Weiss corrected me for ten minutes.
bo: A stone in a boot isn't a fitting problem. Took us three mails to find the stone.
cleo: The cat owns the box.
owner 40m: That one belongs on the wall.

@ 6d | Handbook, winter edition | admin ana bo cleo
admin: I'm rewriting the chapter on refunds. What do people ask you that it doesn't answer?
cleo: What to do when the old bank account is closed. I've had it twice.
ana: How late is too late. I take returns after a hospital stay, but is it written anywhere?
admin: It'll be: when in doubt, be kind and write down why.
bo 1h: Could we put that on page one and drop the other forty?

@ 8d | Workshop bench | bo admin
bo: Current queue: 31 jobs, oldest is nine days. Two tents wait for mesh, the rest is just hours.
admin: Would another evening help, or another pair of hands?
bo: Hands. Marit's nephew is good with zips and wants Saturdays.
admin 3h: Let him try two and tell me.

@ 13d | Language corner | cleo ana bo
cleo: How do you say well mended in Portuguese, without it sounding like a hospital?
ana: Bem remendado. And it's a compliment for people as well.
bo: In Japanese there's kintsugi, though it is for bowls and everyone on the internet already knows it.
cleo: I like bem remendado better. It's going on the next card.

@ 20d | Christmas party | cleo ana bo admin owner
cleo: Vote please: bowling, cooking together, or night walk with soup at the end.
bo: Night walk. I carry the soup.
ana: Night walk, if Bo carries the soup.
owner 30m: Whoever carries the soup decides, it seems.
admin 1h: Booked the hut for the 18th. Head torches are mandatory, ties aren't.

@ 32d | Site bugs we hear about | ana bo cleo admin
ana: Granada postcodes refused, screen reader on the size buttons, zoom on Firefox. Any more?
bo: Vietnam is missing from the list of countries.
cleo: My favourite: the delivery mail came before the order confirmation.
admin: All four are in. The size buttons go first, since that one locks people out rather than annoys them.
ana 6d: Leila has offered to test it. She's precise and patient, please take her up on it.

@ 45d | Marit's birthday | ana bo cleo owner
bo: She turns 60 on the 14th and has forbidden presents.
ana: Has she forbidden cake?
bo: She's forbidden nothing about cake.
owner: I know a baker who does thread spools in marzipan. Leave it with me.

@ 62d | Mountain rescue order | bo ana admin
bo: Marco's people need twelve sets of gloves quoted before the 2nd.
admin: At dealer price plus nothing, they fetch our customers off ledges.
ana: I've asked the maker for a tether in red, they're thinking about it.
bo 2d: Red tethers confirmed, they'll even sew the names on.

@ 86d | Photos for the repair page | admin ana cleo
admin: The photographer comes on Wednesday. Please don't tidy, she wants it real.
cleo: Finally a request that I can fulfil.
ana: May the very old dog be in it? He's here anyway.
admin 5h: The very old dog is the cover.

@ 110d | Warehouse heat | cleo bo admin
cleo: It's 34 degrees between the shelves, the seam tape is getting soft.
admin: Fans are coming at noon. Please everyone out from one to four, the parcels can wait.
bo: I'm moving the glue to the cellar and, possibly, myself as well.

@ 139d | Running at lunch | bo cleo ana
bo: River loop, 6 km, Tuesdays and Thursdays at 12:15. No pace, no watches.
cleo: I'll come if no watches means no watches.
ana: I walk it. I'll see you all twice.

@ 165d | New label names | admin ana bo cleo
admin: Proposal: eleven labels and not one more. We had 64, of which 20 meant returns.
ana: May I keep Gear advice apart from Sizing? They really are different conversations.
admin: You may. Anyone else?
bo: Warranty, please. I count those for the makers.
cleo 1d: I only ask that Returns stays pink.
`,
)
