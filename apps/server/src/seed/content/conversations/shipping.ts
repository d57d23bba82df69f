import { support } from '../script.ts'

/** Where parcels are, and why. */
export const shipping = support(
  'orders',
  `
@ 3m | beatriz | Order 40817: the courier left it with whom? | open |
contact: The tracking says delivered to a neighbour, but doesn't say which. I've asked on both sides and the lady upstairs. Nobody has it!

@ 22m | mathieu | Colis 40792 bloqué à Lyon | open high cleo | shipping
contact: Mon colis est « en cours de tri » à Lyon depuis six jours et je pars samedi. Que peut-on faire ?
cleo 5m: Bonjour Mathieu, je viens d'appeler le transporteur : l'étiquette est illisible, le colis attend une nouvelle. Je leur envoie tout de suite.
contact 6m: Ouf. Vous pensez que vendredi est réaliste ?

@ 1h | eleni | Delivery to a ferry port | open cleo | shipping
contact: Hello, I'll be at the port of Kavala on the 26th only, between two boats. Can a parcel wait there for me?
cleo 14m: Hello Eleni, what a lovely address. The port has a parcel point that keeps things for seven days, so we could send it there on Monday. May they ask you for a passport?
contact 9m: Yes, passport is no problem.

@ 4h | noah | Tracking number does not exist | open | shipping
contact: The tracking number in your mail (CW-7719-440) is unknown to DHL, UPS and my patience.

@ 6h | pedro | Paquete mojado | open medium cleo | shipping, returns
contact: El repartidor dejó la caja bajo la lluvia y el saco de plumas está empapado. ¿Qué hago?
cleo: ¡Qué rabia! Por favor no lo seques con calor: extiéndelo en horizontal y mándanos un par de fotos de la caja.
contact 35m: Van tres fotos. En la segunda se ve el charco.

@ 8h | fiona | Split delivery, second half missing | resolved bo | shipping
contact: The stove came, the pot did not.
bo: The pot comes from our other shelf, in Rotterdam, and left a day later. It should be with you tomorrow before noon.
contact 7h: It came just now, even earlier. Soup is saved.

@ 12h | kwame | Please change to express | resolved cleo | shipping
contact: Can order 40755 still be upgraded to express? I'm flying on Thursday.
cleo: Caught it on the packing table! It's now express, leaves at five, and I've waived the difference because you asked so nicely.
contact: You're a legend, Cleo.

@ 17h | ivan | Customs want an invoice in Croatian | open cleo | shipping, billing
contact: The customs office in Split wants a description of goods in Croatian. They look at your invoice and sigh.
cleo: I'd sigh too. Is a plain translation enough or do they insist on a stamp?
contact: Plain is enough, the officer says she knows what a tent is but it has to be written.

@ 23h | jisoo | Parcel locker too small | resolved cleo | shipping
contact: The courier says my parcel doesn't fit the locker and goes back to you. It's a foam mat, it's one metre long and weighs nothing.
cleo: The mat returns to sender like a boomerang. I've asked them to turn round at the depot and bring it to your door instead, tonight between six and eight.
contact 5h: Mat is home.

@ 1d | samir | Livraison en Algérie | pending cleo | shipping
contact: Bonjour, livrez-vous à Oran ? Ma sœur voudrait la même veste que moi.
cleo: Bonjour Samir, oui, par la poste, comptez dix à quinze jours et environ 30 euros. Les taxes se paient à l'arrivée.
contact: D'accord, elle prend une M en bleu.
cleo 3h: Je prépare la commande. Il me manque juste son numéro de téléphone, la douane l'exige.

@ 1d | astrid | Sled harness urgently to Longyearbyen | open urgent ana | shipping
contact: The harness you sent has left-hand buckles on both sides. I start on the 30th and the plane only lands when it wants to.
ana 8m: I'm mortified. The right one is in a box already, and Milo is finding out which flight carries freight this week.
ana note 25m: Freight desk says Wednesday's plane has room, cut-off is tomorrow 10:00. Cost 140, I'm taking it on us.
contact 1h: You're wonderful. I'll meet the plane myself.

@ 2d | hannah | Deliver after the 12th please | open cleo | shipping
contact: We're away until the 12th, could you hold order 40701?
cleo: Holding it, with a little sign that says not before the 12th. Have a good trip!
contact: Thank you, back with sunburn soon.
contact 6h: Plans have changed, we stay until the 15th. Can the little sign be amended?

@ 2d | elif | Wrong flag on the parcel | closed cleo | shipping
contact: My parcel travelled Ankara, Antalya, Athens, Ankara. It has seen more than me this year.
cleo: We should have put a stamp book in it. A sorting machine read your postcode as a Greek one; I've reported it so the next one stays at home.
contact: The jacket smells of the sea. I am keeping it.

@ 3d | joao | Azores surcharge | open ana | shipping, billing
contact: Why do I pay 24 euros more for Ponta Delgada than for Lisbon when both are Portugal?
ana: Olá João, it's the air freight, which the carrier adds by weight. For your 1.1 kg it ought to be 11 rather than 24, let me find out who rounded so generously.
contact 1d: Any news on the generous rounding?

@ 3d | till | Paketstation voll | pending cleo | shipping
contact: Meine Packstation ist angeblich voll, das Paket liegt jetzt in einer Filiale ohne Adresse.
cleo: Eine Filiale ohne Adresse klingt nach Zauberschule. Es ist der Kiosk in der Lindenstraße 8, dort liegt es bis Mittwoch.
contact: Gefunden, hinter den Zeitschriften. Danke!
contact 1d: Kann ich den Kiosk als feste Adresse hinterlegen? Die haben guten Kaffee.
cleo 18m: Gerne! Dafür brauche ich nur Ihre Kundennummer beim Paketdienst, sie steht auf der gelben Karte.

@ 4d | leila | Gift without prices | open cleo | shipping
contact: Order 40644 is a present and goes directly to my friend. No prices in the box please, and a card: to the woman who walks faster than me.
cleo: No prices, card written by hand, and I added a ribbon because that sentence deserves one.
contact: She cried, then she walked off quickly.
contact 1d: She'd like to exchange them for half a size smaller, and she doesn't know where I bought them. How do we do that secretly?

@ 5d | radek | Half of the order is someone else's | open cleo care | shipping, returns
contact: I got my gas canisters and also a pink child's raincoat, age 4. I'm 51.
cleo: It might still look nice on you! I'm sorry about the mix-up. What of yours is missing?
contact: The pot gripper and the big spoon. The raincoat is adorable but short.
cleo note 30m: The raincoat belongs to order 40602, swapped at packing table 2. Writing to them too.

@ 6d | chloe | Retard sans nouvelles | resolved cleo | shipping
contact: Livraison promise mardi, on est vendredi.
cleo: Vous avez raison, et personne ne vous a prévenue. Le camion est tombé en panne à Dijon ; votre colis est reparti ce matin et arrive demain, les frais de port vous sont rendus.
contact 1d: Arrivé ce matin, merci pour les frais.

@ 7d | callum | Pallet for Skye: bridge closed | pending bo | shipping
contact: The bridge is shut to high-sided vehicles till Tuesday. Don't send the pallet off just yet.
bo: Pallet stays put. Shall we split it, with the ropes going by post van? They're what you need first, if I remember rightly.
contact: Ropes first, aye. The rest can wait for the wind.
bo 2h: Ropes are with the post. I'll watch the bridge page and send the rest when it's open, just shout if plans change.

@ 9d | aino | Thank you for the tracking in Finnish | open | shipping, feedback
contact: The tracking mail said lähetyksesi saapuu huomenna. Did you learn Finnish?
cleo: I copied it from the carrier and practised for a whole afternoon. Was it right?
contact: Perfect. Better than my neighbour's.
contact 2d: Now a real question. The parcel point here closes in December, where will my next order go?

@ 11d | luc | Colis ouvert à l'arrivée | open high ana | shipping
contact: Le carton était recollé avec un autre ruban et il manque la montre GPS. Je suis très contrarié.
ana: Je le comprends, Luc. Gardez bien le carton et le ruban, c'est notre preuve. J'ouvre le dossier de vol et je vous envoie une autre montre dès aujourd'hui.
contact 2d: La montre est arrivée, merci. Le transporteur m'appelle maintenant pour me poser des questions, est-ce normal ?
cleo note 2h: It is normal, they call everyone for a statement. This is number three from Lyon, see our room about it.

@ 13d | amelia | When does the frog raincoat ship? | resolved cleo | stock, shipping
contact: My son asks every morning whether the frog coat is coming. Every. Morning.
cleo: Please tell him the frogs crossed the sea on Sunday and hop to you on Wednesday.
contact 3d: Arrived! He slept in it.

@ 16d | ola | Order for the clubhouse: nobody there on weekdays | open bo | shipping
contact: The driver came on a Tuesday morning. The club is volunteers, we're only there Thursday nights.
bo: I've booked Thursday between six and nine, the driver has your number and, I hear, an interest in waffles.
contact 2d: He stayed for two. Everything is here.
contact 5d: We have counted everything twice and two vests are missing their whistles. Who do I whistle to?

@ 19d | rosa | Dirección equivocada | resolved cleo | shipping
contact: ¡Ay! Puse la dirección antigua en el pedido 40511 y ya no vivo allí.
cleo: Tranquila, todavía no ha salido. La he cambiado a la de Granada que tienes en tu cuenta.
contact: Me has salvado de pedirle un favor a mi ex.

@ 24d | minh | Insurance for shipping to Da Nang | pending cleo | shipping
contact: Is the parcel with the ropes insured until my door or only until the border?
cleo: To your door, up to 500 euros. Yours is worth 640, so we'd add the extra cover for 6.
contact: Please add the cover.
cleo 40m: Will do! The new total is on its way by e-mail, and once it's paid the ropes set off.

@ 31d | wei | Arrived before I ordered it | resolved cleo | shipping
contact: Not a complaint. The delivery mail came an hour before the order confirmation. Are you from the future?
cleo: We're not allowed to say. (Our mail queue was stuck that morning.)
contact: Of course, the mail queue. Understood, time traveller.

@ 40d | derek | Cape Town: duty was how much? | resolved ana | shipping, billing
contact: They charged duty on the full price although half was a warranty replacement.
ana: The form should have said replacement, no commercial value, and it didn't. That is our slip. I've refunded the difference, R 412, to your card.
contact 4d: Got it. Fair play.

@ 49d | gwen | Canvas came without the ropes | resolved bo | shipping
contact: Three enormous canvases, not a single rope.
bo: The rope was too long for the packing list and fell off the page, honestly. It leaves tonight on a reel.
contact 2d: The reel is here and is already being used as a footstool.

@ 60d | yuki | Shipping to Japan before New Year | resolved cleo | shipping
contact: If I order by the 10th, does it come before everything closes for the holidays?
cleo: By the 10th yes, by the 14th probably, after that only with luck. I'd rather not sell you luck.
contact: Ordered on the 8th, then. Thank you for not selling luck.

@ 74d | henrik | Expedition freight to Kangerlussuaq | resolved ana | shipping, wholesale
contact: 212 kg in nine barrels, to be in Kangerlussuaq by 20 April. Who signs the dangerous goods form for the fuel?
ana: We can't fly the fuel at all, but there's a supplier on site who'll have 40 litres waiting in your name. The barrels go by sea on 2 March.
contact: Sea is fine. And you thought of the fuel, tusen tak.
ana 16d: All nine are aboard, I've sent you the bill of lading and a photo of barrel four, which Bo has drawn a bear on.

@ 91d | nadia | Courier rang the wrong bell | resolved cleo | shipping
contact: The courier rings at number 12 and I live at 12A, behind the courtyard. Third time.
cleo: I've put courtyard, green door, big bell in the address line itself, so no one can scroll past it.
contact 6d: It worked! He even complimented the door.

@ 109d | arjun | Hire jackets on their way back | resolved bo | shipping
contact: Five jackets and five bags sent from Leh today. They are clean, as promised, but the box has yak hair on it.
bo: Yak hair is accepted in lieu of a postcard. Did you make it to the top?
contact: Four of us. The fifth made excellent tea.

@ 127d | jonas | Parcel held by volcano | closed cleo | shipping
contact: The road to Grindavík is closed again, so please don't blame the driver.
cleo: Blaming the volcano only. We've asked them to keep the parcel in Reykjavík until you say so.
contact 8d: Open again, they can come.

@ 145d | tom | Delivery to a school reception | resolved cleo | shipping
contact: Please mark the box for Mr Ashworth, geography, otherwise it ends up in the kitchen. Again.
cleo: Marked on all six sides. What did the kitchen do with the last one?
contact: They now own fifteen very good compasses. Joking. Fourteen.

@ 169d | giulia | Box smelled of garlic | closed low cleo | shipping, feedback
contact: The parcel with the climbing shoes arrived smelling strongly of garlic. The shoes too!
cleo: It must have shared its van with someone's lunch. Air them for two days, and if they still smell like pesto I'll swap them.
contact 3d: The smell is gone, I almost miss it.
`,
)
