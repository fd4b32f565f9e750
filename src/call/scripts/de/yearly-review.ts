export const yearlyReview = `---
title: Jahresgespräch
purpose: review
language: de
told: ""
---

Einmal im Jahr eine halbe Stunde für den Kunden: was gut lief, was sich ändern soll, was kommt. Am besten persönlich.

## Warum ich anrufe
id: hello
answer: none

Einmal im Jahr möchte ich gern mit Ihnen zurückblicken und hören, was Sie vorhaben. Das dauert etwa eine halbe Stunde.

> Passt es nicht, einen Tag ausmachen. Ein Jahr bespricht man nicht zwischen Tür und Angel.

## Was gut lief
id: went-well

Wenn Sie auf dieses Jahr zurückblicken: Was ist gut gelaufen?

> Mit dem Jahr des Kunden anfangen. Unseres kommt danach.

- Und was hat Ihnen am meisten Freude gemacht?

## Das Produkt
id: product

[[Sie haben bei uns {{product}} gekauft. Wie waren Sie dieses Jahr damit zufrieden?|Wie zufrieden waren Sie dieses Jahr mit dem, was Sie bei uns gekauft haben?]]

- Was hätte Ihnen daran noch gefehlt?

## Was sich ändern soll
id: should-change

Was sollten wir im nächsten Jahr anders machen?

> Dafür danken und in den Worten des Kunden aufschreiben. Ist etwas schiefgegangen: /complaint.

- Was hat Sie daran am meisten gestört?
- Wenn wir nur eine Sache ändern, welche sollte das sein?

## Das Quartal
id: goals-quarter

Was steht bei Ihnen an? Was möchten Sie in den nächsten drei Monaten unbedingt schaffen?

> Ziele kommen an ihrem Tag wieder: /goal … im Mai.

- Woran würden Sie merken, dass es gut gelaufen ist?

## Das Jahr
id: goals-year

Und wo wären Sie gern in einem Jahr?

- Wovon hängt das ab?

## Was in Arbeit ist
id: drawing-board

Woran tüfteln Sie gerade? Gibt es etwas, das Sie ausprobieren oder sich überlegen?

> Sagen, dass es unter uns bleibt, und sich daran halten.

- Wie sind Sie darauf gekommen?

## Wie es anfing
id: history

Wie hat bei Ihnen eigentlich alles angefangen? Die ganze Geschichte würde ich gern einmal hören.

> Nur, wenn Sie sie noch nicht kennen. Sonst: /skip.

- Was war unterwegs die beste Entscheidung?

## Ein Rundgang
id: tour
answer: yes/no

Ich würde gern einmal sehen, wie Sie arbeiten. Würden Sie mich bei Gelegenheit herumführen?

> Ja: /promise Besuch bis … und den Tag dazu.

## Veränderungen
id: changes

Kommen Veränderungen auf Sie zu: bei Ihren Leuten, bei Ihren Lieferanten, neue Vorschriften, ein Umzug?

- Wann wissen Sie mehr?

## Von null bis zehn
id: recommend
answer: 0 to 10

Auf einer Skala von 0 bis 10: Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?

- Was hätte einen Punkt mehr gebracht?

## Was wir noch tun könnten
id: what-else

Was könnten wir noch für Sie tun, was wir bisher nicht tun?

> Bis drei zählen, bevor Sie etwas sagen.

## Danke
id: thanks
answer: none

Vielen Dank für dieses Jahr und dafür, dass Sie sich die Zeit genommen haben. Ich habe viel gelernt.
`;
