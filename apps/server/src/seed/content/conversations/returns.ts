import { support } from '../script.ts'

/** Things that come back: too small, too blue, too late. */
export const returns = support(
  'orders',
  `
@ 15m | paul | Return label won't print | open cleo | returns
contact: The label prints as a black square the size of a stamp. I've turned the printer off and on and also shouted.
cleo 3m: Shouting was worth a try! You don't need to print it: I've sent you a code the post office will scan from your phone.
contact 5m: My phone has buttons. Actual buttons.

@ 2h | marco | Forty socks, wrong colour | open medium | returns, wholesale
contact: The socks for the hut corner are pink. All forty. The mule keeper loves them but I ordered grey.

@ 5h | ximena | Cambio de talla de botas | open bo | returns, sizing
contact: Las botas me quedan pequeñas por medio número. Las he usado una vez dentro de casa, con el suelo limpio.
bo: Dentro de casa no cuenta, se cambian sin problema. ¿Te mando ya el medio número más y me devuelves estas después?
contact 1h: Sí, por favor, que el viaje es el sábado.

@ 10h | anke | Rückgabe nach 35 Tagen | open ana | returns
contact: Ich war fünf Wochen in der Klinik und konnte die Schuhe nicht rechtzeitig zurückgeben. Gibt es noch eine Möglichkeit?
ana: Liebe Frau Brandt, ich hoffe, es geht Ihnen wieder besser. Selbstverständlich nehmen wir sie zurück, die Frist soll für solche Wochen nicht gelten.
contact 2h: Das ist sehr menschlich von Ihnen. Kann jemand sie abholen? Ich darf noch nicht schwer tragen.

@ 16h | oscar | Refund says done, bank says no | pending cleo | returns, billing
contact: You refunded me on the 9th according to the mail. My bank hasn't seen a penny.
cleo: It did leave us on the 9th. Could you look for a line called CWO rather than Cairnway? Banks like to abbreviate us into a mystery.
contact 1h: Nothing called CWO either.
cleo 20m: Then I'm asking our bank for the trace number, which usually makes money reappear. I should have it tomorrow.

@ 1d | maya | Two jackets, keeping one | open cleo | returns, sizing
contact: I ordered S and M to compare and I'm sending the M back. Do I tick anything?
cleo: Just tick number 3, changed my mind, and put it in the same box. How's the S?
contact: The S fits as if it knew me.
contact 4h: I've just seen the return slip has someone else's address on it. Should I still use it?

@ 1d | emre | Duck boots | pending bo | returns
contact: About my squeaking boots: can I swap them against a model that is silent?
bo: You may, talc failed and science has no more to offer. The Skree has a glued insole and a calm temperament.
contact 9h: New ones on my feet. Silence. My colleagues miss the duck.
contact 6h: My wife would like the silent ones too. Do you have a 37?
bo 15m: One left, in brown. Would brown do, or shall I ask the other shop for black?

@ 2d | harriet | Forty-eight raincoats, six wrong sizes | open high ana care | returns, wholesale
contact: Six of the coats are age 10 when they should be age 4. The children look like small wizards.
ana: Please send me a photograph of the wizards. The right six leave today and you needn't send back the big ones before the holidays.
contact 1d: Photo attached, with permission of the wizards. Do the new ones come to school or to my house?

@ 2d | siobhan | Tent bought in the wrong country | open | returns
contact: I ordered on the German site by accident, so I've a tent with a German manual and a refund address in Hamburg. Do I really post it to Germany?

@ 3d | layla | Return without the box | open | returns
contact: My cat has moved into the box and can't be evicted. May I return the lamp in another one?
cleo: The law is clear: the cat owns the box. Any box will do, with some paper around the lamp.
contact: The cat thanks the court.
contact 1d: The lamp has left us on Monday by post. When will I see the money, roughly?

@ 4d | sven | Only one glove in the pack | open low cleo | returns
contact: The pack of mittens contained a single left hand. I have two, one of each.
cleo: A left-handed surprise. The right one goes out today. Is there a number on the little white label? I want to find out who got your other half.
contact 1d: It says 0073. Give my regards to the person with two right hands.

@ 5d | priya | Boots worn outside, once | pending cleo | returns
contact: I wore the Brume for one 3 km walk, and my heel is raw. Is that too much for a return?
cleo: One walk is what the comfort promise is for. Did you try the other lacing first, locking the heel? It helps about half the time.
contact: I hadn't, I'll try it on Sunday.
cleo 5m: Perfect, I'll leave this open until after your Sunday walk.

@ 6d | diego | Recogida a domicilio | pending cleo | returns
contact: ¿Podéis pasar a recoger la tienda? Pesa mucho y no tengo coche.
cleo: Claro que sí, el mensajero pasa el miércoles entre las diez y las dos. No hace falta imprimir nada, él lleva la etiqueta.
contact 2d: Recogida a las diez y cinco. Qué puntualidad.
contact 1d: ¿Cuánto tarda el reembolso?
cleo 20m: Tres o cuatro días desde que abramos la caja. Solo dime si lo quieres en la tarjeta o en un vale.

@ 8d | camille | Échange contre un bon | open ana | returns, billing
contact: Plutôt qu'un remboursement, puis-je avoir un bon d'achat ? C'est pour l'anniversaire de mon frère.
ana: Bien sûr, et un bon vaut 5 % de plus que le remboursement. Je peux y mettre son prénom si vous voulez.
contact: Il s'appelle Baptiste. Quelle gentille attention !
contact 3d: Baptiste a perdu le bon dans le train. Peut-on le bloquer et en refaire un ?

@ 10d | kwame | Return never scanned | resolved cleo | returns
contact: I handed in the parcel on the 1st, have the receipt, and your site still says awaiting.
cleo: Receipt is all I need. I've refunded you now and will hunt for the parcel myself.
contact 1d: Money's back. Did you find it?
cleo 3d: I did: in the locker room of the depot, under a canoe.

@ 12d | joao | Hat shrank to the size of an orange | closed cleo | returns
contact: I boiled the hat. I know. Is there any hope?
cleo: For the hat no, for you yes: 20% off a new one and a label that says cold water in capital letters.
contact: Deserved. Ordering.

@ 15d | beatriz | Refund to a closed account | open medium cleo | returns, billing
contact: I've changed banks and the old account is closed. Where does my refund go?
cleo: It bounces back to us after about five days, then I can send it anywhere. Which bank are you with now?
contact 2d: The new details are in the form you sent. Has it bounced yet?
cleo note 1d: Not bounced as of this morning. The bank says day seven at the latest.

@ 18d | jurgen | Doppelt bestellt | pending cleo | returns
contact: Der Browser hat meine Bestellung zweimal geschickt, jetzt kommen zwei Zelte. Eines reicht mir.
cleo: Das zweite habe ich im Lager gerade noch angehalten. Der Betrag geht heute zurück.
contact: Sehr gut, ich wollte auch keine Siedlung gründen.
contact 4d: Jetzt sind doch beide Zelte hier angekommen.
cleo 12m: Dann war der Lkw schneller als ich. Bitte eines geschlossen lassen, welcher Tag passt Ihnen für die Abholung?

@ 22d | radek | Raincoat age 4 on its way home | closed cleo | returns
contact: The pink raincoat is with the post. My granddaughter was sad for a minute.
cleo: How old is she?
contact: Three and three quarters.
cleo 10m: Then there'll be another pink one under your tree. Don't tell her it's from us.

@ 28d | zofia | Belay device with a burr | resolved high bo | returns, warranty
contact: There's a sharp burr inside the slot of my new belay device, and it already cut fibres from my rope.
bo: Please stop using both today. I'll replace the device and the rope, and I would like the faulty one here to show the maker.
contact 4d: The new ones came. Smooth as a river stone.
bo 2d: The maker has recalled that run. You spared others a bad day, thank you.

@ 35d | minh | Wrong diameter | resolved cleo | returns
contact: I ordered 10.1 mm and received 9.1. One letter in my form or in your warehouse?
cleo: In our warehouse, the labels look alike in poor light. The thicker one is on its way and you may keep the thin one for teaching knots.
contact: The children are already tying the teacher to a chair.

@ 42d | tessa | Flask, third try | open high ana | returns, warranty
contact: The replacement of the replacement leaks too. I like you but not your flasks.
ana: Three leaking flasks is our problem and not your luck. I've refunded all of it. Would you post the last one to me personally? I want the maker to explain it to my face.
contact 3d: It's in the post. What did the maker say about the first two?
ana note 4h: The maker admits a bad gasket mould from May to July. All flasks of those months should go back.

@ 51d | henrik | Barrels back from Greenland | resolved bo | returns
contact: Seven of nine barrels are back. The bear keeps one, and one is a table at the station.
bo: A bear and a table are acceptable losses. Deposit for seven is refunded, and I'm told the bear drawing is still on number four.
contact: The bear has it. He seemed to recognise himself.

@ 64d | eleni | Returned glasses, kept the case | resolved cleo | returns
contact: I returned the glasses and found the case in my bag today. Do I owe you a case?
cleo: You don't owe us anything. Put it to good use, it's the right size for three biscuits.
contact: Four, if you are determined.

@ 78d | fatou | Remboursement partiel | resolved cleo | returns, billing
contact: J'ai rendu deux articles et un seul a été remboursé.
cleo: Le second était resté sur une autre étagère, enregistré sous le nom de Dior, allez savoir. Les 74 euros partent ce soir.
contact 2d: Bien reçus. Dior, j'en suis flattée.

@ 95d | noah | Sleeping bag too warm | resolved cleo | returns, sizing
contact: The Tarn 600 is a sauna. Can I swap it for the 400, slept in once?
cleo: Once is fine, with a liner or without?
contact: With a liner, and a very clean me.
cleo 15m: Then it's a straight swap, and £45 comes back to you.

@ 114d | callum | Faulty carabiner gates | resolved bo | returns, warranty
contact: Four of twenty carabiners have lazy gates. Sea air maybe, but the other sixteen are fine.
bo: Same sea, so it isn't the air. All twenty will be replaced, I don't want you sorting good from bad on a ledge.
contact 6d: Twenty crisp clicks. Grand.

@ 130d | ruth | The engraving has a typo | resolved cleo | returns
contact: It says R. will now the way. He won't now anything without a k!
cleo: Oh no. A new flask with all its letters goes out today by express. Please keep the other one for tea with bad spellers.
contact 2d: Perfect now. He thinks the first one is funnier and uses both.

@ 148d | rosa | Tienda usada una noche | pending low cleo | returns
contact: Dormimos una noche en la tienda y somos demasiado altos los dos. ¿Se puede devolver?
cleo: Si está seca y limpia, sí. ¿Cuánto medís, por curiosidad? Así os digo cuál os cabe.
contact: 1,96 y 1,91.
cleo 30m: Entonces la Lintel 3 larga. Os guardo una hasta que me digáis.

@ 176d | gwen | Boots outgrown by a growing boy | resolved cleo | returns
contact: Bought in April, outgrown in May. He's thirteen and may never stop.
cleo: Send them to our second-hand rail, they're nearly new. We pay out when they sell and there's a larger pair on the same rail.
contact 11d: Sold AND bought. The rail is a wonder.
`,
)
