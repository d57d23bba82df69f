import { support } from '../script.ts'

/** Invoices, payments, and what is in stock. */
export const billing = support(
  'orders',
  `
@ 28m | greta | Rechnung mit falscher Firma | open | billing
contact: Guten Morgen, auf der Rechnung 2291 steht mein alter Arbeitgeber. Ich bräuchte sie bitte auf meinen Namen, ohne Firma.

@ 3h | javier | Factura proforma para la empresa | open medium cleo | billing
contact: Mi gerente pide una factura proforma antes de aprobar el pedido de los cascos nuevos.
cleo: Hola Javier, te la preparo ahora mismo. ¿A nombre de qué empresa, y con qué NIF?
contact 1h: Cumbres y Equipos S.L., el NIF te lo mando por privado.

@ 7h | derek | Charged in the wrong currency | open | billing
contact: My basket was in rand and my statement is in Swiss francs. I've never even been to Switzerland.

@ 13h | samir | Paiement en trois fois | resolved cleo | billing
contact: Le paiement en trois fois a disparu de la page de commande. C'est fini ?
cleo: Non, il n'apparaît qu'à partir de 90 euros et votre panier est à 88. Une paire de lacets vous sauverait.
contact: Des lacets rouges, alors. Ça marche !

@ 1d | bram | Dealer invoice: VAT reverse charge | open high ana | billing, wholesale
contact: First dealer invoice arrived with British VAT on it. As a Dutch business I should get it without, reverse charged.
ana: Correct, the system took you for a private customer. What's your BTW number? I'll have it reissued today.
contact 2h: NL 8612.44.907.B01. Accounts will love you, they close the month on Friday.

@ 1d | nameless | invoice pls | pending cleo | billing
contact: need invoice for the tent
cleo: Happy to. We know you only by your e-mail address, so could you tell me the order number or the name on the card?
contact: dont have number. paid cash in shop in august
cleo 30m: That's no obstacle. Roughly which day, and was anything else on the receipt? Then I can find it in the till roll.

@ 2d | chloe | Restock of the Brume in 38 | open cleo | stock
contact: My size in the Brume has been sold out for weeks, and mine have a hole now. When do you expect more?
cleo: The container is due on the 3rd. I can put your name on a pair if you tell me colour and half size.
contact 6h: Forest green, 38 and a half. And please not the last box of the container.
cleo note 20m: One pair in 38.5 green set aside from box two, sticker with her name.

@ 3d | pedro | IVA de Canarias | open high | billing
contact: Vivo en La Gomera y me habéis cobrado IVA peninsular.
cleo: Tienes razón, a Canarias va sin IVA. Te devuelvo los 31 euros con 50 hoy mismo.
contact: Gracias, lo celebraré con un barraquito.
contact 1d: Ahora la aduana de La Gomera me pide pagar el IGIC otra vez, y el paquete está retenido. ¿Me ayudáis?

@ 4d | callum | Account statement for October | pending cleo | billing
contact: Could you send the October statement? My accountant is circling.
cleo: Sent, with all six service jobs listed on their own line. May your accountant land softly.
contact: Landed. Ta.
contact 1d: He circles again: job four has no date.
cleo 30m: Job four was the torn shell. Was it the 9th or the 16th that you picked it up? Our slip has coffee on it.

@ 5d | elif | Price dropped a day after I bought | open medium cleo | billing
contact: I paid 189 on Monday. Tuesday it's 149. My heart is at 40% off as well.
cleo: We match our own sales for two weeks. 40 euros are on their way back to you and, I hope, to your heart.
contact: Heart at full price again. Thank you.
contact 2d: My heart got only 20 of the 40 euros so far. Is the rest on the way?

@ 7d | leila | Donation receipt for the repair fund | open admin | billing
contact: I added ten euros to the repair fund at checkout. Do I get a receipt for taxes?
admin: You do. The fund is run by a charity, which sends receipts each January, but here's yours early as a PDF. It paid for a child's jacket, by the way.
contact: That's a lovely thing to know.
contact 2d: May I set up the ten euros as something monthly?

@ 9d | hannah | Points worth how much? | closed cleo | billing
contact: What are my 340 points worth in money?
cleo: £17, or a repair of your choice. People who choose the repair seem happier, but I only counted in my head.
contact: Repair then! My rucksack is groaning.

@ 12d | yuki | Tax free for tourists | open bo | billing
contact: I will visit London in December. Can I buy in the shop without tax?
bo: Sadly not any more in Great Britain. If you order for delivery to Japan it goes out without VAT, though you may pay duty at home.
contact 3d: I understand. Can I order in the shop, with you, and let it be sent to Japan?

@ 14d | aino | Subscription I never made | open urgent ana | billing
contact: There's a monthly charge of 9.90 from you since September. I never subscribed to anything.
ana 10m: That worries me too, we don't have any monthly product. Could you send the exact text on the statement? Please also ask your bank to block that merchant for now.
contact 4h: It says CAIRN-WAY*PLUS. The bank has blocked it.
ana note 20m: Not us. Somebody is using a name like ours. Milo, Nora: we ought to warn people and report it.
contact 2d: The bank asks whether you have filed a report they may refer to.

@ 17d | ivan | Quote in kuna | resolved low cleo | billing
contact: Your old quote is in kuna, which no longer exist.
cleo: A collector's item! The same in euro is 212.40, and here's a fresh copy.
contact: I shall frame the old one.

@ 20d | astrid | Invoice split between two projects | pending bo | billing
contact: Could the invoice be split, 60% to the museum and 40% to me?
bo: We can issue two, as long as each one lists whole items. Which things are the museum's?
contact: Everything with fur on it, and the sled.
bo 2h: Drafts for both are with you. If the museum agrees to the harness being theirs, I'll make them final.
cleo note 1h: The museum phoned, they're delighted to own a sled and slower with signatures.

@ 26d | tom | School purchase order | resolved cleo | billing, wholesale
contact: The school can't pay by card, only with a purchase order and thirty days. All right?
cleo: All right with us. Please put the number PO-ASH on it, then it finds its way even through the kitchen.
contact: The kitchen has heard of you, Cleo.

@ 37d | jonas | Card declined, fish accepted? | resolved cleo | billing
contact: My card was declined and I'm on a boat until Friday. Can you hold the waders?
cleo: Held until Monday. We sadly can't take fish, I did ask.
contact 6d: Paid from land. You missed a great cod.

@ 46d | fiona | Gift card lost | resolved cleo | billing
contact: I washed the trousers with the gift card in it. I still have the receipt, from which the number has also been washed.
cleo: Date and time are enough: found it, £60 untouched. Your new card is a picture on your phone, which I hope you won't wash.
contact: I promise nothing, but thank you.

@ 59d | mathieu | Stock de piquets à neige | resolved cleo | stock
contact: Avez-vous encore seize piquets à neige ? Le site en montre douze.
cleo: Douze ici et quatre chez Bo, à l'atelier, qui les cède de mauvaise grâce. Je vous en mets seize de côté.
contact: Remerciez Bo pour son sacrifice.

@ 72d | nadia | Compensation for the rope | resolved bo | billing
contact: You offered 30% off a new rope after the battery story. The code gives 10.
bo: The code was typed by a tired man, namely me. Try ROPE-30-NADIA, made just for you.
contact: It works, and being a code is rather flattering.

@ 88d | till | Skonto bei Vorkasse | resolved cleo | billing
contact: Gibt es bei Vorkasse zwei Prozent Skonto? Früher war das so.
cleo: Früher ja, heute leider nicht mehr, dafür ist der Versand bei Vorkasse frei. Unterm Strich sparen Sie bei dieser Bestellung sogar 1,20 mehr.
contact: Nachgerechnet, stimmt. Dann Vorkasse.

@ 103d | amelia | Price of the child carrier in spring | pending low cleo | stock, billing
contact: Will the child carrier be cheaper in spring? My film comes out in April.
cleo: I honestly can't say yet, prices are set in February. Would it help if I wrote to you the day they are?
contact: Yes please, day or night, I have a toddler.
cleo 3h: In your case I shall send it at 4 in the morning. I've put a reminder on the calendar.

@ 138d | giulia | Kit list invoice for the insurance | resolved cleo | billing
contact: Our cellar was flooded. The insurance wants the price and date of everything we ever bought from you.
cleo: I'm sorry about the cellar. Here's all of it since 2017, 31 lines, with today's price beside each so that they can't argue.
contact 7d: They didn't argue. You made a terrible week a bit easier.

@ 164d | wei | Wrong name on the invoice, right person | resolved cleo | billing
contact: The invoice says Chen Wei, the passport says Wei Chen. My university is afraid of it.
cleo: Universities are easily frightened. A calm version with the names in passport order is attached.
contact: They have stopped trembling.
`,
)
