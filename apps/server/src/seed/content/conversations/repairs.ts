import { support } from '../script.ts'

/** Things that broke, and the workshop that mends them. */
export const repairs = support(
  'website',
  `
@ 8m | maya | Zip on my Skarn jacket has split | open |
contact: Hi! The main zip on my Skarn shell came apart at the bottom this morning, two teeth are simply gone. Is that something you can fix or is the jacket done for?
contact 2m: I leave for Knoydart on the 28th, if that changes anything.

@ 41m | henrik | Crampon bar snapped on the Hardanger traverse | open urgent bo workshop | repair, warranty
contact: The centre bar of the left crampon snapped clean through on day two. I got down on one crampon and a borrowed axe. I would like to know if this is a known fault before I put anyone else on that model.
bo 9m: Henrik, I am very glad you are down in one piece. Please don't use the right one either. Do you see a batch number stamped under the heel plate?
contact 12m: It says HX-0419. Photos are in my mail to you from the hut.
bo note 4m: HX-0419 is from the spring delivery. Milo, do we have others of that batch on the shelf? Pull them until I've had the bar under the loupe.

@ 3h | chloe | Semelle décollée après trois sorties | open ana | repair, warranty
contact: Bonjour, la semelle de ma chaussure droite se décolle à l'avant alors que je ne les ai portées que trois fois. Est-ce couvert par la garantie ?
ana 15m: Bonjour Chloé, après trois sorties c'est clairement un défaut de collage, donc oui, nous prenons tout en charge. Pouvez-vous m'indiquer la pointure et le modèle exact ?
contact 40m: Ce sont les Brume Mid en 38, achetées à la boutique le 4 octobre.
ana note 20m: Same glue line as the pair from last week. If a third one comes in I'll call the factory.

@ 5h | tom | Tent pole splinted with tape, help | open bo workshop | repair
contact: One section of my Lintel 2 pole cracked in the wind on Saturday. I've got it splinted with duct tape and a tent peg. Can I just buy the one section?
bo: You can! Nice splint, by the way. Is it the section with the grey tip or one in the middle? They're different lengths.
contact: Middle, I think. It measures 41 cm end to end without the insert.

@ 9h | priya | Re-waterproofing a 2016 jacket | pending ana | repair, advice
contact: My old Cairnway rain jacket wets out in about ten minutes now. Is it worth having it re-proofed or am I being sentimental?
ana: A bit of both is allowed. If the inner coating isn't flaking, a wash and re-proof brings most of it back for £18. Rub the inside of the hood with your thumb: does anything come off?
contact: Nothing comes off, it's just a little shiny.
ana: Then it's worth it. I've sent you a prepaid label, we'll look it over properly when it lands.

@ 14h | nameless | can you mend a rucksack strap | open |
contact: shoulder strap torn out of the seam on a 50 litre pack, not one of yours, its an old Karrimor. do you take those

@ 1d | gwen | Stove hose leaking at the valve | open high bo | repair
contact: My Emberline stove hisses at the valve even when it's closed and I can smell gas. It is in the garden now.
bo 6m: The garden is exactly the right place. Unscrew the canister outdoors, no flames, and let it air. I'd like to have it here rather than talk you through a repair.
contact 22m: Done. The O-ring has a nick in it, I can see it with the naked eye.
bo 11m: That would do it. I'll post you a new hose with both rings tonight, so bin the old one once you have cut it.
contact 3h: Will do. Should I be worried about the second stove, same age?

@ 1d | jurgen | Reißverschluss am Schlafsack klemmt | resolved ana | repair
contact: Guten Tag, der Reißverschluss meines Schlafsacks frisst sich ständig im Futter fest. Kann man da etwas machen?
ana: Guten Tag Herr Weiß, meistens ist der Schieber ausgeleiert. Drücken Sie ihn mit einer Zange ganz vorsichtig an beiden Seiten etwas zusammen, nur einen Hauch.
contact 1h: Das war es tatsächlich. Er läuft wieder wie neu, vielen Dank!
ana: Wunderbar, dann gute Nächte draußen.

@ 2d | callum | Six guide jackets for the yearly service | open medium bo workshop | repair
contact: Same as every November: six red shells to wash, proof and patch before winter season. Two have crampon holes below the knee... sorry, those are trousers. So six shells and two trousers.
bo: Ha, duly noted, eight pieces. Do you want the patches red as well or whatever is fastest?
contact: Whatever is fastest. Nobody hires me for my looks.
bo: Black then. You'll have them by the 5th of December.
contact 5h: Can you make it the 3rd? First course starts on the 4th.
bo note 15m: The 3rd only works if Marit's nephew does both trousers on Saturday. Asking him tonight.

@ 2d | ines | Costura abierta en la mochila | open bo | repair
contact: Hola, se ha abierto la costura del bolsillo lateral de mi mochila Vereda 28. ¿La puedo llevar a algún taller en Madrid o tengo que enviarla?
bo: Hola Inés, en Madrid trabajamos con el taller de la calle Toledo, no hace falta enviarla. Diles que vas de nuestra parte y nos pasan la factura a nosotros.
contact 1d: Lista en una tarde. ¡Qué maravilla!
contact 3h: Una cosa más: ¿la otra costura, la que aún aguanta, conviene reforzarla ya?

@ 3d | sven | Merino jumper and the moths | resolved ana | repair
contact: Moths have found my favourite jumper. Eleven holes, I counted. Do you darn?
ana: We darn! Eleven is a respectable number though. Marit in the workshop asks whether you would like it invisible or in a contrasting colour, she's rather fond of the second.
contact: Contrasting, absolutely. Mustard on navy please.
ana 2d: Marit has finished and has signed it on the inside of the cuff. It's on its way to Uppsala.

@ 3d | kwame | Broken buckle on a hip belt | open | repair
contact: A door closed on my hip belt buckle and now only one prong is left. 38 mm, the kind you press from both sides. Could you pop one in an envelope?

@ 4d | anke | Isomatte verliert über Nacht Luft | pending bo workshop | repair, warranty
contact: Meine Matte ist jeden Morgen halb leer. In der Badewanne sehe ich keine Blasen, ich habe zweimal nachgesehen.
bo: Hallo Frau Brandt, wenn in der Wanne nichts zu sehen ist, ist es fast immer das Ventil. Haben Sie es bei der Probe unter Wasser gedrückt?
contact: Nein, das Ventil hatte ich über der Wasserlinie gehalten.
bo 20m: Dann bitte noch einmal mit Ventil. Falls dort Perlen aufsteigen, schicke ich Ihnen einen neuen Einsatz, der sich ohne Werkzeug tauschen lässt.
bo note 5m: She is a VIP and it's the second mat. If the valve isn't it, send the new model without further questions.

@ 5d | yuki | Trekking pole will not lock | resolved bo | repair
contact: The lower part of my pole slides in when I put weight on it. I cleaned it but it is the same.
bo: Thank you for cleaning it first, that saves us a step. Open the lever and turn the little screw on its side a quarter turn to the right. How does it feel?
contact 30m: It holds now! I did not notice this screw for two years.
bo: Almost nobody does. Enjoy the autumn leaves in Nikko.

@ 6d | zofia | Patch or replace? Barbed wire vs trousers | open ana | repair
contact: I lost an argument with barbed wire. There's an L-shaped tear of 9 by 6 cm on the thigh of my Talus trousers. Patch or new trousers?
ana: Patch, every time. A tear on the thigh is the easy kind. It's £14 and takes a week including the post.
contact 2h: Lovely. Can the patch be in the same slate grey? I wear them to the office, don't tell anyone.

@ 8d | layla | Boot eyelet pulled out | resolved ana | repair, warranty
contact: Good evening, one of the metal eyelets on my left boot came out while lacing. The leather around it is fine.
ana: Good evening Layla, that's a five minute job for the workshop and covered by the warranty. Would you rather post the one boot or bring it in on Saturday?
contact: Saturday works, I am in town for a wedding anyway.
bo 2d: Fitted while she waited. I also replaced the one opposite, it looked ready to follow its friend.

@ 11d | radek | Where is my repair R-2207? | resolved bo workshop | repair
contact: You received my tent on the 2nd and since then I hear nothing. Is it still alive?
bo: It lives. We had to order the mesh and it arrived only yesterday, I should have told you. It's on the table now.
contact: OK, thanks, I only wanted to be sure that it is not lost in some cellar.
bo 1d: Out of the cellar and with the courier! New mesh on both doors, plus seam tape where it had started to lift.

@ 12d | siobhan | Down jacket leaking feathers | open low ana | repair
contact: My lovely Plume jacket sheds like a swan in August. It's mostly the left elbow.
ana: Poor swan. Is there a visible hole or do they come through the fabric itself?
contact 1d: Through the fabric, like tiny needles. Around the elbow it has gone a bit thin from the desk I think.

@ 15d | marco | Hut blankets, forty of them | pending bo workshop | repair, wholesale
contact: Buongiorno! The hut has forty of your wool blankets, the edges are fraying after six seasons. Could you re-edge them over the winter?
bo: Buongiorno Marco, forty at once is a lovely winter job. Could you send two first, so that we can quote honestly?
contact: Two are on the bus to Bolzano tomorrow.
bo 6d: Both here. We'd do a blanket stitch in heavy thread, £7 each, ready by the end of February. Shall I reserve the machine for you?

@ 18d | derek | Head torch drowned | resolved bo | repair, warranty
contact: Dropped my Lumen 400 in the Breede river. It was rated for 2 m of water. The river was perhaps 3.
bo: Points for honesty! Strictly that's outside the warranty, but if you open the back and rinse it with clean water there's a fair chance. Leave it open in rice for two days.
contact 3d: It flickers in Morse code now but it lights. I'll keep it as a night light for my daughter.
bo: The best retirement a torch can have.

@ 21d | aino | Ski skin glue has gone stringy | resolved bo | repair
contact: The glue of my skins stays on the ski like melted cheese. Do you re-glue?
bo: We do, £30 for a pair, and the cheese description made the whole workshop hungry. Please scrape nothing off yourself, just fold them on the mesh.
contact: Posted today, with mesh, without cheese.
bo 8d: Re-glued and tested on a cold base. They're on their way to Rovaniemi.

@ 27d | fatou | Fermeture éclair de tente bloquée | resolved ana | repair
contact: Bonjour, la fermeture de ma tente accroche toujours au même endroit, près du coin. J'ai peur de la déchirer.
ana: Bonjour Fatou, vous faites bien de ne pas forcer. Frottez les dents avec une bougie, puis vérifiez que le rabat ne dépasse pas à l'intérieur.
contact 5h: La bougie a suffi, quelle astuce simple ! Merci beaucoup Ana.

@ 33d | wei | Hydration bladder tastes of plastic | open low | repair, advice
contact: Not sure it is a repair question but my bladder tastes like a garden hose.
ana: It's a very fair question. Two spoons of bicarbonate in warm water overnight, then lemon juice for an hour, then rinse. Keep it in the freezer when you aren't using it.
contact 1d: Tastes like lemon hose now, which is better. I'll repeat it.
contact 9d: A month on, the lemon has won over the hose. Do you sell the drinking tube separately? Mine went cloudy.

@ 38d | oscar | Axe pick rusted over summer | resolved bo | repair, advice
contact: I left my ice axe wet in the shed since April, and the pick is orange. Ruined?
bo: Only ashamed. Wire wool, a little oil, and a file along the bottom edge, never the top. If it pits deeper than a fingernail can feel, send it in.
contact: Came up lovely. Lesson learned, it lives indoors now.

@ 44d | nadia | Rope damaged by battery acid? | closed high bo | advice
contact: My rope lay in the car boot next to an old battery. There's no visible damage. Can you test it?
bo: I have to disappoint you: no test can clear a rope that may have met acid, and it fails without warning. Please cut it up so that nobody else can use it.
contact: That hurts, it was nearly new. But better the rope than me. Thank you for being direct.
bo: I'd sooner lose a sale than a customer. Well, I'd sooner lose a rope than either. You get 30% off its successor.

@ 52d | ivan | Gaiter strap worn through | resolved ana | repair
contact: The strap under the boot wore through on both gaiters in one season on limestone.
ana: Limestone eats straps for breakfast. We can swap them for the steel-cored ones, £6 the pair, and you can fit them yourself with a screwdriver.
contact: Please send the steel ones.
ana 4d: They went out this morning in a letter, no signature needed.

@ 61d | eleni | Sunglasses hinge | resolved ana | repair, warranty
contact: Hello! The hinge of my glacier glasses is loose, and the leather side piece fell off somewhere on Olympus.
ana: Then the gods have it now. I can send you a pair of side pieces and a screw set, no charge, as the model is still under warranty.
contact 2h: That's kind. The gods say thanks too.

@ 70d | jonas | Wader seam | resolved bo workshop | repair
contact: Left foot fills with glacier water. I think it is the seam by the ankle, sealed it once myself with something from the garage.
bo: What was the something? If it was silicone we need to strip it before anything else sticks.
contact: Boat sealant. Black.
bo 1d: All right, that peels with heat. £35 if it's just the seam, we'll pressure test the other leg as well.
contact 12d: Dry feet for the first time since June!

@ 84d | tessa | Replacement tent pegs | resolved ana | stock
contact: Do you sell the Y-shaped pegs singly? I lost four in the sand on Texel.
ana: We do, 1.80 each, and for Texel I'd add two of the wide sand ones. They hold about three times as much in loose ground.
contact: Four Y and two sand, then. Ordered!

@ 97d | bram | Cost of a full boot resole | resolved bo | repair
contact: What does a resole cost, and when is it no longer worth it?
bo: £68 with a new rand, £55 without. It stops being worth it when the midsole crumbles or the leather has cracked across the toe bend. One photo from the side tells me most of it.
contact 3d: The toe bend is cracked on both. New boots it is, thanks for not selling me a resole.

@ 112d | rosa | Hebilla del bastón perdida | resolved bo | repair
contact: Buenas, perdí la correa y la hebilla de un bastón subiendo al Mulhacén. ¿Tenéis recambio?
bo: Buenas, Rosa. Sí, el juego de correas cuesta 5 euros y vale para todos los modelos desde 2019. ¿Talla de mano normal o grande?
contact: Normal. ¡Gracias por contestar tan rápido!

@ 126d | noah | Drybag roll-top cracked | resolved bo | repair, warranty
contact: The stiff strip in the roll-top broke in half after one summer on the canoe.
bo: That shouldn't happen, we changed the supplier of that strip last year and some early ones were brittle. A new bag goes out today. Use the old one for laundry.
contact: Excellent laundry bag. Thank you!

@ 141d | keiran | Wet suit zip pull | pending ana | repair
contact: The cord on the back zip of my shortie is gone, I need a friend to get out of it. Do you do a replacement cord?
ana: We do. Is the zip slider metal or plastic?
contact: Metal with a square hole.
ana 1h: Then the 60 cm cord fits. I've put one aside for you at the counter, say your name and it is yours.

@ 155d | joao | Cooking pot handle rivet | resolved bo | repair
contact: The rivet of my titanium pot handle is loose. Boiling soup and a loose handle are not friends.
bo: Definitely not. Please stop using it, rivets on titanium can't be tightened safely. We'll swap the pot, just keep the lid, it fits the new one.
contact 6d: New pot arrived, soup stays in it.

@ 171d | paul | Can you fix a 1978 frame pack? | resolved bo workshop | repair
contact: My father's external frame pack, canvas and aluminium, one weld is broken. It walked the Pennine Way in 1979 and I would like to walk it again with it.
bo: Yes. Yes we can. Please let me be the one who does it.
contact 1d: I'll bring it in on Friday, he would have liked your answer.
bo 9d: The weld is done and tested with 25 kilos, and I have waxed the canvas. It's ready when you are, and the Pennine Way is open.
contact 2h: I may have wept a bit in the car park. Thank you, Bo.
`,
)
