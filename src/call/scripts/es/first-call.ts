export const firstCall = `---
title: Primera llamada
purpose: courtesy
language: es
told: ""
---

La primera conversación de verdad con un cliente que nos compra desde hace tiempo.

## Saludo
id: hello
answer: none

No le llamo para venderle nada: solo me gustaría conocerle un poco.

> Nadie espera esta llamada. Dele un momento para creérselo.

## Cómo nos encontró
id: found-us

¿Cómo nos conoció?

- ¿Por qué nos eligió entonces?

## Cómo le va
id: business

¿A qué se dedica exactamente, y cómo le va?

- ¿Quiénes son sus clientes?
- ¿Cómo empezó en esto?

## El producto
id: product

¿Qué tal le va con [[{{product}}|lo que nos compró]]?

- ¿Quién lo usa en el día a día?

## Preguntas
id: questions

¿Tiene alguna pregunta al respecto?

## Seguir en contacto
id: stay-in-touch
answer: choice
choices: por teléfono, mejor por correo, mejor una visita, mejor no

¿Cuál es la mejor manera de seguir en contacto?

> "Mejor no" es una respuesta útil. Dé las gracias, y respétela.

## Algo más
id: anything-else

¿Podemos hacer algo más por usted?

## Gracias
id: thanks
answer: none

Muchas gracias. Me ha gustado conocerle un poco.
`;
