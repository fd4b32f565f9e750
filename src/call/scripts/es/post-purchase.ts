export const postPurchase = `---
title: Después de una compra
purpose: post_purchase
language: es
told: ""
---

Una llamada corta unos días después de una compra grande: ¿ha llegado, es lo que esperaba?

## Por qué llamo
id: hello
answer: none

Le llamo por [[{{last_purchase.product}}|su último pedido]]: quería saber si ha ido todo bien.

## Entrega
id: arrival
answer: choice
choices: todo bien, falta algo, dañado, aún no ha llegado

¿Ha llegado todo en buen estado?

> Todo lo que no sea "todo bien": escriba /complaint, y ocúpese usted.

## Los primeros días
id: first-days

¿Qué tal los primeros días?

- ¿Qué fue lo primero que hizo con ello?
- ¿Hubo algo distinto de lo que esperaba?

## Expectativas
id: hopes

¿Qué esperaba de la compra, y se ha cumplido?

> La respuesta es lo más útil que se puede saber antes de la próxima llamada.

- ¿Qué tendría que pasar para que diga: "ha valido la pena"?

## Preguntas
id: questions

¿Hay algo que no esté claro?

> Lo que no sepa responder: /promise averiguar … para el viernes.

## Algo más
id: anything-else

¿Podemos hacer algo más por usted?

## Gracias
id: thanks
answer: none

Muchas gracias por su confianza. Si surge cualquier cosa, tiene mi número.
`;
