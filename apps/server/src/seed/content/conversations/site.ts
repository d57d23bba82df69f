import { support } from '../script.ts'

/** Trouble with the shop's own pages: accounts, checkout, photographs. */
export const site = support(
  'website',
  `
@ 5m | fatou | Le panier se vide tout seul | open high |
contact: Bonjour, dès que je clique sur « Payer », mon panier est vide. J'ai essayé trois fois, sur le téléphone et sur l'ordinateur.

@ 33m | oscar | Password mail never arrives | open ana | site
contact: I've asked for a new password four times now and there's nothing in my inbox or in spam.
ana 4m: Sorry about that, Oscar. I can see four mails leaving us and bouncing back, the address on file ends in .con instead of .com.
contact 3m: Oh for the love of. Fifteen years of typing and here we are. Can you correct it?

@ 2h | nadia | Charged but no confirmation | open urgent ana | site, billing
contact: The page froze after the bank's approval. My money is gone, I have no order number and the boots were the last pair!
ana 5m: Hi Nadia, I found the payment and I'm holding the last pair in my hand, quite literally. Give me a few minutes to tie the two together.
ana note 6m: Payment 88213 has no order. Bank callback timed out at 14:02, third one today. Milo, is the callback queue stuck?
admin note 9m: It was. Restarted it, the orders of the last hour are being matched now.
contact 12m: Thank you for holding them. Do I need to do anything?

@ 7h | jisoo | Size chart shows inches twice | open low | site, sizing
contact: On the Skarn page the table says inches in both tabs. The numbers in the cm tab are clearly inches too, unless I am 38 cm around the chest.

@ 11h | rosa | No puedo cambiar mi dirección | resolved bo | site
contact: Me mudé a Granada y la página no me deja guardar el código postal nuevo, dice que no es válido.
bo: Hola Rosa, el formulario no aceptaba códigos que empiezan por 18, qué vergüenza. Ya te lo he cambiado a mano y hemos avisado para que lo arreglen.
contact: Pobre Granada entera. ¡Gracias!

@ 1d | keiran | Voucher code says already used | open bo | site, billing
contact: Got a £50 voucher for my birthday, typed it in once, got the error page, and now it says it has been used. It hasn't. By me anyway.
bo: Happy birthday first of all! The error page spent it on an order that never happened. I've cancelled that ghost and the voucher should work again.
contact 50m: Still says used. The ghost is strong.

@ 1d | wei | Photos do not zoom on Firefox | pending bo | site
contact: When I click a product photo on Firefox, the page darkens and that is all. I have to press Escape.
bo: Thanks for naming the browser. Does it happen in a private window too? That would rule out an extension.
contact: Also in a private window, version 145.
bo 3h: I can repeat it here now. It's on the list of our web people, I will write as soon as it's mended.

@ 2d | hannah | Delete my account please | open ana | site
contact: I have two accounts because of my maiden name. Please delete the one with the old name and keep my points, if that's possible.
ana: Congratulations, and yes, it's possible. The 340 points are now with Hannah Cole and the other account will be erased tonight.
contact: Perfect, and thanks for the congratulations!
contact 8h: Ah, one thing: the deleted one still gets me two newsletters a week. Could you stop those?

@ 3d | nameless | site very slow | open | site
contact: every page takes like 10 seconds since yesterday. only yours, rest of the internet is ok

@ 4d | jurgen | Newsletter lässt sich nicht abbestellen | pending ana | site
contact: Der Abmeldelink führt auf eine leere Seite. Ich mag Sie, aber nicht dreimal pro Woche.
ana: Das verstehe ich gut, dreimal wäre mir auch zu viel. Sie sind ab sofort abgemeldet, und der kaputte Link ist gemeldet.
contact: Danke, so bleibt die Freundschaft bestehen.
contact 1d: Heute kam wieder einer.
ana 25m: Das darf nicht sein. An welche Adresse ging er? Ich vermute eine zweite Anmeldung mit Ihrem alten Postfach.

@ 5d | priya | Two-step sign-in on a new phone | resolved bo | site
contact: New phone, the old one is at the bottom of a canal. I can't get the code any more.
bo: Our sympathies to the phone. I need to check it's you: what was the last thing you bought, and roughly when?
contact: Socks with foxes, about three weeks ago.
bo: Foxes confirmed. The second step is off now, please set it up again on the new phone tonight.

@ 6d | minh | Cannot choose my country | open medium bo | site, shipping
contact: Vietnam is missing in the list at checkout although you shipped to me last year.
bo: You're right, it disappeared when we changed carriers. We still ship to you, I can take the order by hand today.
contact 7h: Yes please. The same ropes as in my basket, can you see the basket?

@ 9d | astrid | Wish list vanished | pending ana | site
contact: My wish list of eleven years is empty! It was practically a diary.
ana: Diary rescued: it was attached to a session rather than to you. All 64 things are back, including a kettle we no longer make.
contact: The kettle! That was a very good summer. Thank you.
contact 2d: Since the kettle is on my list: is there truly none left anywhere?
ana 1d: There is one, dented, in our museum cupboard. I've asked Nora whether it may leave, and how do you feel about dents?

@ 13d | arjun | Which card types do you take? | open | site, billing
contact: My RuPay card is refused. Do you take anything else from India?
bo: Visa and Mastercard from India both work, and so does PayPal. RuPay sadly not, our bank doesn't speak it.
contact: Visa then, went through.
contact 2d: The bank reserved the amount twice, though I pressed only once. Does the second one go away by itself?

@ 16d | leila | Screen reader and the size buttons | open high ana | site
contact: I use a screen reader. The size buttons are all announced as button, button, button. I ordered an XL last time when I wanted an S.
ana: Thank you for telling us, and I'm sorry you had to. I've swapped the XL for an S at our cost and passed this on as something to mend, not something to wish for.
contact 1d: That's the right category. Will someone tell me when it's done so I can test it?
bo note 3h: The fix is on the test site since noon. Can we give her access to try it there?

@ 19d | till | Bestellhistorie nur bis 2023 | pending ana | site
contact: Ich brauche eine Rechnung von 2021 für die Versicherung, finde aber nur Bestellungen ab 2023.
ana: Die älteren liegen im Archiv. Wissen Sie ungefähr den Monat? Dann suche ich gezielt.
contact: März oder April, ein Zelt und zwei Schlafsäcke.
ana 1d: Gefunden habe ich nur das Zelt vom 12. April. Kann es sein, dass die Schlafsäcke über ein anderes Konto liefen?

@ 23d | emre | Checkout in lira | resolved low bo | site
contact: Will you ever show prices in Turkish lira?
bo: Not soon, I'm afraid, it moves faster than our price labels. The euro price is what your bank will use.
contact: Faster than the labels, that made me laugh. And cry.

@ 30d | tessa | Review I wrote is gone | resolved ana | site, feedback
contact: I left a two-star review about the leaking flask and it's gone. I hope you aren't removing the bad ones?
ana: We don't, and I checked at once: it was caught by the spam filter because of the word leak, believe it or not. It's visible now, all two stars of it.
contact 1d: I see it. Respect for that. The new flask gets four.

@ 41d | bram | Stock says 3, order says sold out | resolved bo | site, stock
contact: The product page promises three Lintel tents and then the basket says sold out.
bo: Those three were in other people's baskets for the full half hour. One has just been let go, shall I send it to yours?
contact: Quick, before it escapes! Yes!

@ 58d | camille | Site en anglais malgré le choix français | resolved ana | site
contact: Je choisis français et la page revient en anglais au clic suivant.
ana: Merci Camille, c'était un cookie mal enregistré sur Safari. La correction est en ligne depuis ce matin, pouvez-vous réessayer ?
contact: Tout est en français, jusqu'au bouton « Acheter ». Merci.

@ 73d | yuki | My name breaks the form | resolved ana | site
contact: The form says my name contains invalid characters. It contains my name.
ana: That's a sentence I'm going to print and hang over our web people's desks. Your name is stored as 田中 由紀 now, and the parcel label will show it with the Latin one beneath.
contact 4h: Thank you, the parcel came with both. My mother was pleased.

@ 90d | diego | Error 500 al subir foto | resolved bo | site, warranty
contact: Para la garantía pedís una foto, pero al subirla aparece un error 500.
bo: La foto pesaba 31 megas y el límite es de 20, aunque el mensaje debería decirlo. Mándamela por aquí y sigo yo.
contact: Enviada. La cámara es demasiado buena para una bota tan rota.

@ 108d | kwame | Points not added after store visit | resolved ana | site
contact: I bought a stove in the shop on the 3rd and the points aren't on my card.
ana: They are now, 89 of them. The till was offline that afternoon and forgot whose they were.
contact: 89 points richer. Cheers!

@ 136d | elif | Map of the shop is wrong | resolved low bo | site
contact: The map pin on the contact page is in the middle of the river.
bo: Tempting on a hot day, but no. We've moved it 200 metres uphill, to the red door.
contact: Found the red door, thanks.

@ 167d | henrik | Bulk order form loses lines | resolved ana | site, wholesale
contact: Your order form accepts twenty lines and silently loses the rest. I had thirty-four.
ana: Silently is the worst part. I've typed in the other fourteen from your mail, and until it's mended please send me the list as a file, whatever format you like.
contact: A file it is. You have saved me an evening of counting tent pegs.
`,
)
