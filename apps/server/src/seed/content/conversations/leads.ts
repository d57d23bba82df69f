import { support } from '../script.ts'

/** People who would like to do business: clubs, shops, schools, the press. */
export const leads = support(
  'website',
  `
@ 52m | harriet | Outdoor kit for a primary school | open ana | wholesale
contact: Good morning! Bloom School is starting a woodland afternoon for 48 children. We need waterproofs that survive being dragged. Do you have school prices?
ana 16m: Good morning Harriet, we do: 25% off from twenty pieces, and free mending for the first year. What are the ages?
contact 21m: Four to seven. Some are more mud than child.

@ 8h | javier | Alquiler de material para empresa | open | wholesale
contact: Buenos días, organizo salidas de montaña para empresas en el Guadarrama. ¿Alquiláis material para grupos de unas cuarenta personas, con recogida en Segovia?

@ 1d | ola | Race vouchers as prizes | open medium bo | wholesale
contact: Our trail race in June has twelve podium places. Would you give vouchers as prizes in exchange for a banner at the finish?
bo: That sounds like a fair swap. How many runners do you expect, and is there a place for a repair table? We like to mend things at races.
contact 6h: 600 runners and there is room for a table next to the waffles.
bo note 10m: Nora usually says yes when there are waffles. Asking her for twelve times 50.

@ 2d | amelia | Collaboration with my channel | open low | wholesale
contact: Hi team! I make films about slow hiking with small children (41k followers). I would love to review the child carrier, honestly, good and bad. Who do I talk to?

@ 3d | bram | Becoming a dealer in Utrecht | pending ana | wholesale
contact: I run a small bike-packing shop in Utrecht, 90 square metres. What are your dealer conditions?
ana: Nice to meet you, Bram. First order from €2,500, 35% margin, and we take back what you can't sell after a season. Who are your customers mostly?
contact: Students on old bikes and lawyers on new ones.
ana 1d: A perfect mix. I've sent the dealer sheet, have a read and let me know which lines tempt you.
admin note 2h: Checked his references, all good. Fine to go up to 37% if he takes the bags.

@ 6d | arjun | Sponsorship for Stok Kangri | open bo | wholesale
contact: We are five students and would like to climb Stok Kangri for charity. Could you support us with equipment?
bo: We can't sponsor whole expeditions, but we lend five down jackets and five bags for a month from the hire pool, free. They come home clean, that's the deal.
contact: This is more than we hoped. We promise clean.
contact 2d: We counted again and one of us is very tall. Do you have a bag of 215 cm in the pool?

@ 9d | camille | Article pour un magazine de randonnée | pending ana | feedback
contact: Je prépare un article sur les marques qui réparent leurs produits. Pourrais-je passer une matinée dans votre atelier ?
ana: Avec grand plaisir, Marit adore montrer ses machines. Jeudi ou vendredi prochain ? Apportez quelque chose de déchiré, c'est notre billet d'entrée.
contact: Vendredi, avec un vieux coupe-vent très déchiré.
contact 3d: Le texte est prêt. Souhaitez-vous relire les citations avant vendredi ?
ana 4h: Avec plaisir, envoyez-les-moi. Marit demande surtout si son chien y figure.

@ 22d | callum | Winter hire pool for Skye Guides | open high bo workshop | wholesale
contact: We need twelve pairs of crampons and boots on weekly rotation from January to March. Can your workshop do the turnarounds between courses?
bo: Twelve pairs, back on Friday evening and out on Sunday: yes, if they come dry. I'd want two spare pairs in the pool.
contact 2d: Agreed on the spares. Send me a price and I'll take it to the partners.
admin note 1h: Fourteen pairs at the trade rate minus ten. He's been with us for nine winters.

@ 34d | marco | Rifugio shop corner | resolved owner | wholesale
contact: Nora, people always ask where we buy our things. What about a small corner with your socks and flasks in the hut?
owner: Marco, I've wanted to ask you the same since the summer. Let's begin with socks, flasks and the blister kit, on commission, so you carry no risk up that hill.
contact: Only the mule carries, and it has agreed.

@ 48d | nameless | do u buy used gear | resolved bo | wholesale
contact: got 3 tents 2 stoves from a scout group that closed. do u buy
bo: We don't buy, but our second-hand rail sells for you and keeps 15%. Stoves need to pass a leak test first.
contact: ok will bring on saturday

@ 63d | javier | Precio para 25 cascos | resolved bo | wholesale
contact: ¿Qué precio me haríais por 25 cascos de escalada, tallas mezcladas?
bo: Con 25 unidades salen a 39 euros en lugar de 55, y los colores los eliges tú. ¿Los quieres numerados? Con grupos ayuda mucho.
contact: Numerados, qué buena idea. Adelante.

@ 80d | harriet | Talk for the parents' evening | resolved ana | advice
contact: Would somebody come to our parents' evening and explain the three-layer thing? They send the children in cotton.
ana: I'd love to. I'll bring a bucket of water and a cotton jumper, it convinces everyone in two minutes.
contact 16d: The bucket was a triumph. Not one cotton hoodie this week!

@ 104d | amelia | Photographs of your workshop | pending low ana | feedback
contact: May I use two photos from your repair page in a printed guide? With credit of course.
ana: I'm fairly sure yes, but the photographer has the last word. Which two are they?
contact: The one with the hands and the one with the very old dog.
ana 2d: The hands are fine. I'm still waiting for an answer about the dog, who is also the photographer's.

@ 129d | ola | Map printing on buffs | resolved bo | wholesale
contact: Can you print our race course as a map on 600 buffs?
bo: Yes, from a simple black line drawing, 3.20 each at that number, six weeks. Thin lines vanish, so keep it bold.
contact 9d: Bold drawing attached, my nephew made it.

@ 150d | arjun | Student discount | resolved ana | billing
contact: Is there any discount for students?
ana: There is, 10% with any valid student card, also from abroad. Upload it once in your account and it applies by itself.
contact: Applied! My professor is also asking, but he's not a student.
ana: Always learning, never a student. Sorry, professor.
`,
)
