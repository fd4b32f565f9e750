export const complaint = `---
title: Algo ha salido mal
purpose: complaint
language: es
---

Escuchar, entender, disculparse, prometer una cosa con su día. En este orden.

## Qué pasó
id: complaint-what

Gracias por decírmelo. ¿Qué ha pasado?

> Deje que termine. No explique, no se defienda, no busque al culpable.

- ¿Y qué pasó después?
- ¿Cuándo fue?

## Qué supuso
id: complaint-effect

¿Qué supuso eso para usted?

> Repítalo con sus palabras: "Así que se quedó sin …"

- ¿Cuánto tiempo le costó?

## Disculpas
id: complaint-sorry
answer: none

Lo siento mucho. No tendría que haber pasado.

> Una vez, y de verdad. Sin "pero".

## Cómo arreglarlo
id: complaint-right

¿Cómo podemos arreglarlo?

> A menudo es menos de lo que uno teme.

- De todo eso, ¿qué es lo más importante para usted?

## Cuándo le llamamos
id: complaint-when
answer: date

Me ocupo yo personalmente. ¿Cuándo puedo llamarle por este asunto? ¿Le viene bien mañana?

> El día que escriba será el día de la promesa.
`;
