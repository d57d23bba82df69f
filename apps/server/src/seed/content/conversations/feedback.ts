import { support } from '../script.ts'

/** Praise, complaints and ideas. */
export const feedback = support(
  'website',
  `
@ 18m | ruth | Thank you to whoever packed my order | open | feedback
contact: There was a pressed maple leaf in the box and a note saying mind the icy steps. I live alone and it made my day. Please tell whoever it was.

@ 6h | paul | Queue in the shop on Saturday | open medium ana | feedback
contact: I waited 35 minutes to collect an order that I'd been told was ready. Friendly people, but one till for twenty customers isn't enough.
ana: That's too long, Paul, and you're not the only one who has said so. We open the second till at ten from this week and collections get their own table.
contact 2h: Good. And a chair perhaps, my knees are not what they were on the Pennine Way.
admin note 30m: Chair ordered. It has his name on it, not literally.

@ 1d | luc | Emballage beaucoup trop grand | open low | feedback, shipping
contact: Une paire de lacets dans un carton de 60 cm. Vraiment ?
ana: Vraiment, et j'en suis gênée. Il n'y avait plus de petites enveloppes ce jour-là ; elles sont revenues, et nous avons appris à en commander plus tôt.
contact: Le chat vous remercie pour le carton, moi un peu moins. Bonne journée !
contact 3h: D'ailleurs, un des deux lacets est plus court que l'autre. Je m'en suis rendu compte en les enfilant.

@ 2d | gwen | Idea: a loan tent for people who try camping | open low owner | feedback
contact: My niece would never buy a tent without having slept in one. Lend them out for a weekend, take the price off if they buy.
owner: Gwen, I like this very much. What would you charge for the weekend, so that it's taken seriously yet hurts nobody?
contact 1d: Twenty pounds and a promise to bring it back dry.

@ 4d | zofia | Talus trousers after two years | resolved ana | feedback
contact: No question today. I only want to say these trousers have survived two years, one toddler and an Alsatian.
ana: Messages like yours get read aloud at our Monday meeting. The Alsatian will be especially celebrated.

@ 7d | derek | Music in your waiting loop | resolved low bo | feedback
contact: Your telephone music is panpipes. I say no more.
bo: You've said enough, we changed it this afternoon. It's now a recording of rain on a tent.
contact: I called just to listen. Much better, nearly fell asleep.

@ 10d | sven | Plastic bags around every jumper | pending admin | feedback
contact: Each of my three jumpers came in its own plastic bag, in a box that says less plastic.
admin: You have caught us in the middle of a change, and it does look silly. The makers still bag them against moisture; we're testing paper. Would you tell us how the paper one looks when it arrives, if we send you a trial?
contact: Gladly. I have opinions about paper as well.
admin 1d: I expected nothing less. A paper parcel with socks is on its way, opinions welcome until Christmas.

@ 14d | layla | Arabic care labels | open ana | feedback
contact: My grandmother washes everything and reads only Arabic. Care labels with symbols would already help, yours have English words only.
ana: That's an excellent point and easily improved. May I send you our draft with symbols, to see whether your grandmother finds it clear?
contact 1d: She'd be honoured and merciless. Please send it.

@ 25d | greta | Lob für die Beratung | resolved ana | feedback
contact: Ich wurde noch nie so ehrlich von einem Kauf abgeraten. Die alte Jacke hält tatsächlich noch.
ana: Das freut mich sehr, Frau Hofmann! Wenn sie eines Tages doch aufgibt, wissen Sie, wo wir sind.

@ 39d | fiona | Rude man at the repair counter | resolved high owner | feedback
contact: I was told my tent was not worth his time. It may be old, but it was my sister's.
owner: Fiona, I've spoken to him and I'm sorry, on his behalf and mine. No tent that somebody's sister slept in is beneath us. May I collect it and look after the repair personally?
contact 1d: That's good of you. It needs a pole and a guy line, nothing more.
owner 9d: It has both, and new seam tape as an apology. There's no bill.

@ 56d | tessa | Repair café in Leiden? | resolved bo | feedback, repair
contact: Your repair evening in Haarlem was so much fun. When do you come to Leiden?
bo: On 14 November, in the old wool hall, from six. Bring torn things and biscuits.
contact: I'll bring both, and my whole street.

@ 76d | ivan | The tent manual | closed bo | feedback
contact: Page 4 of the manual shows pole B going through sleeve A. It's the other way round. I know because it rained.
bo: You're right, and so were two others before you. It's corrected from the next print, and you've earned a set of guy lines for the rain.

@ 99d | jonas | A poem about your socks | resolved ana | feedback
contact: Wool from the hill, warm on my heel, forty days walking and still no feel of a hole.
ana: Now that rhymes almost everywhere! We've pinned it above the sock shelf. Would you allow us to print it on a card?
contact 1d: Print it. My fee is one pair of socks.

@ 122d | ximena | Falta talla XXS | pending medium bo | feedback, sizing
contact: Casi nada vuestro empieza por debajo de la S. Las personas pequeñas también subimos montañas.
bo: Tienes toda la razón. La próxima temporada habrá XXS en tres chaquetas y dos pantalones. ¿Te gustaría probar las muestras?
contact: ¡Claro que sí!
bo 3d: Las muestras llegan en enero, te escribo en cuanto estén aquí.

@ 173d | astrid | Ten years of Cairnway | resolved owner | feedback
contact: I've just found my first receipt: ten years ago today, a headlamp. It still works. So do I, mostly.
owner: Astrid, ten years and Greenland and two ice caps and still you write to us about a headlamp. There's a bottle of something on the way.
contact 5d: Received, opened, enjoyed by its light.
`,
)
