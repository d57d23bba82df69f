import { among } from '../script.ts'

/** Colleagues two by two: each pair that there is, once. */
export const directs = among(
  'direct',
  `
@ 50m | - | ana bo
ana: Did you ring Henrik or only write? He sounds calm, which in a Norwegian can mean anything.
bo 4m: Rang him. He's fine and wants a harder mountain.
ana 3m: Of course he does. Lunch at one? I've got leftover feijoada for two.
bo 5m: You had me at leftover.

@ 4h | - | bo cleo
bo: Sixteen snow pegs. SIXTEEN. You've emptied my drawer.
cleo 6m: Mathieu sends his thanks for your sacrifice, word for word.
bo 9m: I'll cry into the new delivery. When's it coming?
cleo 4m: Thursday, with the carabiners. I hid a chocolate in your drawer, by the way.

@ 1d | - | ana cleo
cleo: Is it all right if I take the Friday after next off? My sister is visiting from Brest.
ana: Sure, I'll watch both inboxes. Is that the sister with the accordion?
cleo: The very one. You're all invited on Saturday, bring ears.
ana 1h: Bringing ears and cheese.

@ 2d | - | owner admin
owner: Can you have a look at the numbers for the second till? Paul's complaint was the fourth this month.
admin: Already on it. Saturday between eleven and two we lose about nine people to the queue.
owner: Then it pays for itself by Easter. Go ahead, and get a chair too.
admin 2h: Two chairs. One is for Paul.

@ 5d | - | owner ana
owner: Ruth Feldman called me just to say how kind you were about the flask. I thought you'd like to know it from me.
ana: That's made my whole week. She's a treasure.
owner: So are you. Let's talk about that team lead idea on Monday, if you're still curious.
ana 30m: Very curious, slightly terrified.

@ 9d | - | owner bo
bo: The HX-0418 batch is fine, I've put all eleven pairs under the loupe. I'd still like to send one to the lab.
owner: Send two. How much is it?
bo: 340 for both, results in ten days.
owner 15m: Cheap for a good night's sleep. Do it.

@ 16d | - | admin ana
admin: Your account had trouble with the second step this morning. Was that you from Porto?
ana: Me, at my mother's kitchen table. Her wifi is called Bacalhau5G.
admin: Cleared. And please tell your mother that's the best network name I have seen this year.

@ 28d | - | admin bo
admin: The compressor man comes at eight on Tuesday. Can you let him in? I've a dentist.
bo: Yep. Is he the one who talks about pigeons?
admin: He's the one. Ask him about the Antwerp champion if you want to lose an hour.
bo 4d: Lost an hour and a half. It was worth it, the champion is called Kim.

@ 47d | - | admin cleo
cleo: How do I hand a conversation over without it looking as if I've vanished?
admin: Change the assignee and leave a note for the next person, and write one line to the customer with the new name. People forgive almost anything if they know who's next.
cleo: That's clearer than the whole handbook.
admin 1d: It's in the handbook now, with your question as the heading.

@ 83d | - | owner cleo
owner: Three months today! How does it feel?
cleo: Like much longer and much shorter. I dream in tracking numbers.
owner: It passes. Is there something that'd make your days easier?
cleo: A second screen, and perhaps a plant that survives me.
owner 2d: The screen is coming on Wednesday, the cactus is already on your desk.
`,
)
