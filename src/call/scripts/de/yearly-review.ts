export const yearlyReview = `---
title: Jahresgespräch
purpose: review
language: de
---

Eine halbe Stunde für den Kunden: woher er kommt, wohin er will und was dazwischenkommen könnte.

## Das Quartal
id: goals-quarter

Was möchten Sie in den nächsten drei Monaten unbedingt schaffen?

> Ziele kommen an ihrem Tag wieder: /goal … im Mai.

- Woran würden Sie merken, dass es gut gelaufen ist?

## Das Jahr
id: goals-year

Und wo wären Sie gern in einem Jahr?

- Wovon hängt das ab?

## Was in Arbeit ist
id: drawing-board

Woran tüfteln Sie gerade? Gibt es etwas, das Sie ausprobieren oder sich überlegen?

> Sagen, dass es unter Ihnen bleibt, und sich daran halten.

- Wie sind Sie darauf gekommen?

## Wie es anfing
id: history

Wie hat Ihr Betrieb eigentlich angefangen? Die ganze Geschichte würde ich gern einmal hören.

- Was war unterwegs die beste Entscheidung?

## Ein Rundgang
id: tour
answer: yes/no

Ich würde gern einmal sehen, wie Sie arbeiten. Würden Sie mich irgendwann herumführen?

> Ja: /promise Besuch bis … und den Tag dazu.

## Veränderungen
id: changes

Erwarten Sie Veränderungen, die Sie treffen könnten: bei Ihren Leuten, Ihren Lieferanten, neue Vorschriften, einen Umzug?

- Wann wissen Sie mehr?

## Das Produkt
id: product

[[Sie haben bei uns {{product}} gekauft. Wie waren Sie dieses Jahr damit zufrieden?|Wie zufrieden waren Sie dieses Jahr mit dem, was Sie bei uns gekauft haben?]]

- Was hätte es noch können sollen?

## Von null bis zehn
id: recommend
answer: 0 to 10

Auf einer Skala von 0 bis 10: Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?

- Was hätte einen Punkt mehr gebracht?

## Was wir noch tun könnten
id: what-else

Was könnten wir noch für Sie tun, das wir bisher nicht tun?

> Bis drei zählen, bevor Sie etwas sagen.

## Danke
id: thanks
answer: none

Vielen Dank für die halbe Stunde. Ich habe viel gelernt.
`;
