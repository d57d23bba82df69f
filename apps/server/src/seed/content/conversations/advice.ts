import { support } from '../script.ts'

/** What to buy, in which size, and how to use it. */
export const advice = support(
  'website',
  `
@ 12m | hannah | Sleeping bag for Scotland in March | open ana | advice
contact: Hello, I'm doing the Cape Wrath Trail in March and I sleep cold. Would the Tarn 400 be enough, or should I go for the 600?
ana 3m: Hi Hannah! For Cape Wrath in March and a cold sleeper I'd say the 600 without a second thought. What mat are you using?
contact 4m: A foam one, R about 2. I suspect you're going to tell me something about that.

@ 25m | samir | Taille chaussures rando pied large | open | sizing
contact: Bonjour, j'ai le pied très large et je fais du 44. Vaut-il mieux prendre la Brume en 45 ou existe-t-il une version large ?

@ 1h | arjun | First pair of mountaineering boots | open medium bo | advice, sizing
contact: I've booked an introduction to winter mountaineering in the Cairngorms. The list says B2 boots. What does that even mean and do I need them?
bo 11m: Welcome to the alphabet. B0 to B3 is how stiff the sole is, B2 takes a strap or semi-step crampon. For a course, hire first: ours is £12 a weekend.
contact 8m: Hire sounds sensible. Do they come in a 47? Nothing ever comes in a 47.

@ 2h | greta | Welche Jackengröße bei 1,84 m? | open ana | sizing
contact: Hallo, ich bin 1,84 m groß und schlank, normalerweise M, aber die Ärmel sind mir immer zu kurz. Was empfehlen Sie bei der Skarn?
ana: Hallo Frau Hofmann, die Skarn gibt es auch in M lang, da sind die Ärmel vier Zentimeter länger. Die Weite bleibt gleich.
contact: Das habe ich auf der Seite gar nicht gefunden. Wo versteckt sich das?

@ 4h | minh | Which rope for top-roping with beginners? | open | advice
contact: I run a small club in Da Nang. Ten beginners, top rope only, lots of humidity and sand. Thick or thin? Dry treated or not?

@ 6h | astrid | Layers for a dog sled trip | pending ana | advice
contact: Ten days behind a dog sled in Svalbard, April. You dressed me for Greenland so well that I won't move a finger without you.
ana: What an invitation. On a sled you stand still in the wind and then run uphill, so we'll build it around a big jacket that goes over everything. Do you still have the Plume from last time?
contact: I do, and the mittens on strings that everyone laughed at.
ana 35m: Keep the strings, they laugh until the first gust. I've made you a list of five things, three of which you already own. Have a look and tell me what feels wrong.

@ 10h | keiran | Is the Lintel 2 good for one person and a dog? | resolved bo | advice
contact: Me, 188 cm, and a wet spaniel. Lintel 2 or Lintel 3?
bo: The 2 is long enough for you, and the spaniel will sleep on your feet wherever we put it. If the dog is wet often I'd take the 2 with the bigger porch.
contact: Bigger porch ordered. She approves.

@ 19h | ximena | Mochila para mujer con espalda corta | open bo | sizing, advice
contact: Hola, mido 1,53 y todas las mochilas me quedan colgando de las caderas. ¿Qué me recomiendas para cinco días?
bo: Hola Ximena. Mídete desde la vértebra que sobresale en el cuello hasta la cresta de la cadera. Si son menos de 42 cm, la Vereda 45 en talla XS es la tuya.
contact 3h: Son 39 cm. ¿La XS también viene en verde?

@ 1d | ruth | Gift for my husband who has everything | resolved ana | advice
contact: He turns 70, walks every day, owns four rucksacks. Help.
ana: A challenge I accept. Does he have a decent flask? Ours keeps tea hot for 14 hours and we engrave it.
contact: He has a flask that leaks on the maps. Engrave it with: R. will know the way.
ana: That's the best engraving this year. It'll be ready on Thursday.

@ 1d | elif | Do the Talus trousers shrink? | open ana | sizing
contact: I washed mine at 40 and they feel tighter. Is it the trousers or is it the baklava?
ana: Officially we blame neither. They're 94% nylon so they don't shrink, though they do stiffen a little until you have worn them for an hour.
contact: So it is the baklava. Understood.
contact 2h: Out of curiosity, how much room does the next size up leave at the waist?

@ 2d | diego | Gafas para glaciar con graduación | open | advice, stock
contact: Buenas tardes, llevo gafas graduadas de 5 dioptrías. ¿Vendéis algún modelo de glaciar al que se le pueda poner cristal graduado?

@ 2d | ola | Club kit for 30 trail runners | open high ana | advice, wholesale
contact: Our club wants 30 identical vests with whistle and two flasks each. Mixed sizes. Could we try a few on before we commit?
ana: Of course! I can send a box with one of each size for a fortnight, no charge. Where should it go?
contact: To the clubhouse in Lillehammer please, address below. Also: can you print a moose on them? It is a serious question.
ana note 1h: A moose is feasible, the printer wants a vector file. Ola will need to draw it thicker than he thinks.

@ 3d | jisoo | Difference between Skarn and Skarn Pro | resolved bo | advice
contact: The Pro costs 110 more. What do I get for it that I would feel?
bo: Honestly: 90 grams less, pit zips, and a hood that fits over a helmet. If you don't climb or overheat, you would feel mostly the price.
contact: I hike slowly and drink tea. Normal Skarn it is.
bo: A wise mountain philosophy.

@ 3d | giulia | Via ferrata set for my daughter | open urgent bo | advice
contact: We're going to the Dolomites on Tuesday. My daughter is 11 and weighs 34 kg. The set we have says 40 to 120. Is 34 close enough?
bo 7m: It isn't, I'm sorry. Below 40 kg the absorber may not open and the fall would be far too hard. There's a set for 30 to 120 and we've two left.
contact 10m: Thank goodness I asked. Can one be in Bolzano by Monday?
bo note 3m: Courier says Monday noon is possible if it leaves by four today. Packing it myself.

@ 4d | amelia | Kids' wellies vs walking boots | open | advice
contact: Forest school starts soon, my son is five. The list says sturdy boots, he says wellies with frogs.
ana: For forest school the frogs win: they're warmer with a wool sock and you can hose them. Boots pay off from about seven, when they walk further than they splash.
contact: He's now dancing around the kitchen. Thank you!
contact 1d: He's asking for wool socks with frogs as well now. Is there such a thing in size 27?

@ 5d | till | Kocher für große Höhe | open bo | advice
contact: Moin, funktioniert der Emberline auf 5000 m noch vernünftig oder brauche ich einen Benzinkocher?
bo: Moin Till, bis etwa minus zehn Grad läuft er mit Wintergas gut, auch in der Höhe. Darunter hilft es, die Kartusche umzudrehen, dafür ist das Modell mit Vorheizrohr gemacht.
contact: Perfekt, dann spare ich mir das Gestinke. Danke!
contact 1d: Nachtrag: Passt das Vorheizrohr auch auf mein Modell von 2020?

@ 6d | leila | Headscarf under a helmet | pending ana | advice
contact: I wear a hijab and my climbing helmet never sits right over it. Do you know a combination that works?
ana: I do, because a colleague climbs in one: the thin merino buff worn as an undercap, and the helmet with the dial rather than the foam pads. She has offered to show you in the shop on Sunday.
contact 1d: I came by and it fits perfectly. Please thank her again, we're now climbing together on Thursdays!
contact 2d: Could the shop stock the undercap in dark green?
ana 2h: I'd love to. The maker dyes from ten pieces on; shall I put you down for one or two?

@ 7d | camille | Location ou achat de raquettes ? | pending ana | advice
contact: Bonjour, je pars deux week-ends par an en raquettes dans le Jura. Est-ce que cela vaut la peine d'en acheter ?
ana: Bonjour Camille, pour quatre jours par an la location revient à 48 euros, une paire correcte à 160. Au bout de quatre hivers vous êtes gagnante, si vous avez la place de les ranger.
contact: J'ai un placard et de la patience. Quelle taille pour 58 kg avec le sac ?
ana 2h: Avec le sac, prenez les 22 pouces. Je vous ai mis une paire de côté jusqu'à vendredi, à vous de décider.

@ 8d | radek | Water filter and viruses | open | advice
contact: Does your hollow fibre filter stop viruses? I go to Nepal.
bo: No, it stops bacteria and protozoa, viruses are smaller than its pores. For Nepal take chlorine dioxide tablets as a second step or boil.
contact: Clear answer, rare on the internet. I take both.
contact 3d: I fly on the 30th. Can I carry the tablets in hand luggage, or is it again a discussion at the gate?

@ 10d | emre | Boots squeak | open low bo | advice
contact: My new boots squeak with every step on office floors. My colleagues call me the duck.
bo: Quack. It's usually the insole rubbing, a pinch of talc under it cures nine in ten.
contact 2d: I am the tenth. Still a duck.

@ 12d | beatriz | Washing down without ruining it | resolved ana | advice
contact: I'm terrified of washing my sleeping bag. Tell me I don't have to.
ana: You have to, roughly every 40 nights, and it's less frightening than it sounds: big machine, down soap, 30 degrees, then the dryer for four hours with three tennis balls.
contact: Only tennis balls? My neighbour says shoes.
ana: No shoes. Never shoes. Tell the neighbour I said so.
contact 3d: It is fluffier than when I bought it!

@ 14d | paul | Compass deviation near phones | open low bo | advice
contact: My compass now points south. Actually south, the red end. Broken?
bo: Reversed polarity, it happens when it lives next to a phone or a magnetic clasp. We can turn it back with a strong magnet, or stroke it yourself from the middle to the tip.
contact: Stroked it. North is north again and I feel like a wizard.
contact 4d: It has gone south again, and I can't find any magnet in the house. May I bring the patient in?

@ 17d | fiona | Midges. Just midges. | closed bo | advice
contact: What works, and please don't say smoke.
bo: A head net with a brimmed hat under it, light colours, and breakfast while walking. Everything in a bottle merely makes us feel brave.
contact: Brimmed hat is the bit I was missing. You may close this, unlike my tent flap.

@ 20d | sven | How tight should a harness be? | open bo | sizing
contact: I can get my whole fist between my waist and the belt of my new harness. Good or bad?
bo: Too loose. You want a flat hand to fit, and no fist. Above all it must not slide over your hip bones when you pull it down hard.
contact: Swapping it for an S then. Thank you.
contact 5d: The S is here. The leg loops now leave red marks after an hour, is that normal?

@ 24d | wei | Altitude and my inflatable mat | resolved ana | advice
contact: Will my mat burst if I inflate it in the valley and drive to a pass at 4,800 m?
ana: It might not burst but it'll be drum tight, and the baffles hate that. Let out about a third before you drive, then top it up at camp.
contact 6d: Did as you said and slept like a stone. A comfortable stone.

@ 29d | anke | Wanderstöcke im Handgepäck | open medium | advice
contact: Darf ich faltbare Stöcke im Handgepäck mitnehmen? Jeder sagt etwas anderes.
ana: Leider entscheidet am Ende die Person an der Kontrolle. Mit Gummikappen klappt es oft, verlassen würde ich mich darauf nicht; im Koffer sind sie sicher.
contact: Dann kommen sie in den Koffer. Danke für die ehrliche Auskunft.
contact 10d: Leider ist im Koffer ein Teller abgebrochen. Gibt es den einzeln?

@ 36d | henrik | Satellite messenger or radio? | open high bo | advice
contact: For a group of eight on the ice cap: two satellite messengers, or one and radios between the tents?
bo: Two messengers with different networks if you can, and radios only if you'll split up. Redundancy beats convenience up there, and batteries sleep in your bag with you.
contact: My thinking as well. Put two on my account, please.
contact 12d: One of the two does not pair with the new phones. We leave in nine days, can you swap it?

@ 43d | priya | Vegan hiking boots | resolved ana | advice
contact: Which of your boots contain no leather and no animal glue? The site only says synthetic.
ana: I asked the maker rather than guess: the Brume Mid and the Fell Runner are vegan including the glue. The Skree has a leather tongue, so not that one. We'll add it to the page.
contact: Thank you for actually asking them! Brume it is.

@ 55d | gwen | Tarpaulin for a Welsh garden wedding | resolved ana | advice
contact: Ninety guests, Snowdonia, September. I need tarps that look like a choice rather than an emergency.
ana: Sand-coloured canvas, 6 by 4, three of them overlapping from a ridge rope. We did this for my cousin and it poured, and the photos are gorgeous.
contact: You've sold me. And the ridge rope?
ana: 40 metres of static, and borrow our tensioners for free. Just bring them back with a slice of cake.
contact 20d: Cake is with Bo at the counter. It rained sideways and everyone stayed dry!

@ 67d | derek | Bivvy bag condensation | resolved bo | advice
contact: Woke up soaked inside my bivvy though it did not rain at all.
bo: That was you, I'm afraid. About half a litre a night. Leave the hood open and your nose outside, and the bag dry side up.
contact: Half a litre! I am a fountain. Will try.

@ 79d | aino | Ski length for forest touring | resolved bo | sizing
contact: 172 cm, 64 kg, deep snow between trees, no groomed track in sight. 178 or 188?
bo: 188 floats better and tracks straighter, though 178 turns between trees. In dense Finnish forest I would rather turn.
contact: 178. The trees say kiitos.

@ 94d | joao | Surf poncho sizes | resolved ana | sizing
contact: Does the one-size poncho fit someone of 1,95?
ana: To just below the knee on you, so it's decent on most beaches. There's a long one in navy if you would like to be decent on all of them.
contact: The long one, for the sake of Nazaré.

@ 118d | tom | Teaching navigation to teenagers | resolved bo | advice
contact: I need fifteen cheap but honest compasses for a school group. What would you buy with £150?
bo: The Baseplate One at £9, with school discount that's £135 and leaves enough for spare lanyards, which they'll lose on day one.
contact 14d: They lost four lanyards and zero pupils. Great success.

@ 133d | marco | Glove system for a helicopter winch | open high bo | advice
contact: The rescue team at the hut asks about gloves: thin enough for a carabiner, warm enough for rotor wind at minus 20. Does that exist?
bo: Not as one glove. What winch crews here use is a thin leather work glove with a cut-off mitten over it, tethered to the sleeve. I can send two sets for trial.
contact 4d: They tried them in the Brenta and want twelve pairs. Can you quote before their meeting on the 2nd?
bo note 1h: Quote is with Milo for the price. Don't let this slip past the 2nd.

@ 160d | siobhan | Camino in July: shoes or boots? | resolved ana | advice
contact: Four weeks, 20 km a day, Spanish July. Everyone has an opinion, I'd like yours.
ana: Light shoes, half a size up, two pairs of thin socks and a big tub of foot cream. Boots would be an oven by noon.
contact 42d: Reporting from Santiago: one blister, and that was from dancing. Gracias Ana!
`,
)
