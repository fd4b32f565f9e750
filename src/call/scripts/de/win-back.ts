export const winBack = `---
title: Ein guter Kunde, der sich lange nicht gemeldet hat
purpose: win_back
language: de
told: ""
---

Für einen guten Kunden, von dem wir lange nichts gehört haben. Herausfinden, wie es ihm geht, und ob es an uns lag.

## Begrüßung
id: hello
answer: none

Es ist eine Weile her, und ich habe mich gefragt, wie es Ihnen geht.

> Kein Wort von Bestellungen. Der Kunde merkt es, wenn Sie an eine denken.

## Wie es geht
id: business

Wie ist es Ihnen ergangen?

- Was hat sich am meisten verändert?

## Lag es an uns
id: was-it-us

Darf ich Sie ganz offen fragen: Haben wir Sie irgendwo enttäuscht?

> Nichts verteidigen. Wenn etwas war: /complaint.

- Wann ist Ihnen das zum ersten Mal aufgefallen?
- Wie wäre es richtig gewesen?

## Was sie heute brauchen
id: needs

Brauchen Sie noch das, was Sie früher bei uns gekauft haben, oder hat sich das geändert?

> "Das hat sich geändert" ist eine gute Antwort. Aufschreiben, damit Sie nicht noch einmal fragen.

## Wie oft
id: how-often
answer: choice
choices: wie bisher, seltener, nur per E-Mail, gar nicht

Wie oft dürfen wir uns bei Ihnen melden?

> Was der Kunde sagt, gilt. "Seltener" kommt mit dem heutigen Tag in den Abschluss dieses Anrufs.

## Danke
id: thanks
answer: none

Vielen Dank für Ihre Offenheit. Sie waren uns immer wichtig, und daran hat sich nichts geändert.
`;
