export const event = `---
title: Un acontecimiento
purpose: event
language: es
told: ""
---

Una llamada a todos los que afecta una noticia. Cada tipo de acontecimiento (cadence event --kind) tiene sus preguntas.

## Por qué llamo
id: hello
answer: none
when: not event:good-news

[[{{event.sentence}}|Le llamo por lo siguiente: {{event}}.|Le llamo por una noticia de su zona.]]

## La buena noticia
id: good-news
answer: none
when: event:good-news

[[{{event.sentence}}|Tengo una buena noticia: {{event}}.|Tengo una buena noticia.]]

## Están todos bien
id: all-right
when: event:disaster

¿Están todos bien por ahí?

> Si es grave, la llamada es solo esto. Escuche. /skip para saltar el resto.

## Cómo les afectó
id: impact
when: event:disaster

¿Cómo les ha afectado?

- ¿Qué es lo más difícil ahora mismo?

## Qué ayudaría
id: help
when: event:disaster

¿Hay algo que podamos hacer esta semana que de verdad les ayude?

> Prometa solo lo que pueda cumplir, con un día: /promise … para el viernes.

- ¿Quién más debería saberlo?

## Todavía lo tienen
id: recall-have
answer: choice
choices: todavía sí, ya gastado, regalado, no lo sabe
when: event:recall

¿Todavía tiene el producto?

> Diga qué hacer: no usarlo más, apartarlo.

- ¿Adónde fue a parar el resto?

## Ha pasado algo
id: recall-harm
when: event:recall

¿Ha tenido algún problema?

> Lo más mínimo: escriba /complaint, y escuche.

## Cómo compensarlo
id: recall-right
answer: choice
choices: cambio, devolución del dinero, otra cosa
when: event:recall

¿Prefiere un cambio o que le devolvamos el dinero?

> /promise enviar el cambio para el viernes.

## Qué necesita antes
id: closing-before
when: event:closing

¿Va a necesitar algo de nosotros antes?

> /promise … antes del último día.

## Mientras tanto
id: closing-meanwhile
when: event:closing

¿Y se las arreglará bien mientras tanto?

## Qué hay pendiente
id: absence-open
when: event:absence

¿Tiene algo pendiente de lo que alguien deba ocuparse mientras tanto?

> /promise … y quién lo hace.

## A quién llamar
id: absence-contact
answer: yes/no
when: event:absence

¿Sabe a quién llamar durante esos días?

> No: dé un nombre y un número.

## Qué le parece
id: news-reaction
when: event:good-news

Quería que lo supiera por mí. ¿Qué le parece?

- ¿Qué cambiaría para usted?

## Qué le gustaría después
id: news-wish
when: event:good-news

¿Y qué más le gustaría que hiciéramos?

## Vendrá
id: invitation-come
answer: yes/no
when: event:invitation

¿Le gustaría venir?

> Si no puede, no pasa nada: dé las gracias de todos modos.

## Con quién
id: invitation-who
when: event:invitation

¿Le gustaría venir con alguien?

## Qué supone
id: news-impact
when: event:other

¿Qué supone eso para usted?

- ¿Deberíamos hacer algo de otra manera?

## Algo más
id: anything-else
when: not event:disaster

¿Podemos hacer algo más por usted?

## Gracias y hasta entonces
id: thanks-until-then
answer: none
when: event:closing or event:absence

Muchas gracias. Si necesita cualquier cosa antes, no dude en llamarme.

## Gracias
id: thanks
answer: none
when: not event:closing, not event:absence

Muchas gracias. Llámeme cuando quiera si necesita cualquier cosa.
`;
