export const winBack = `---
title: Un buen cliente del que no sabemos nada
purpose: win_back
language: es
told: ""
---

Para un buen cliente del que no sabemos nada desde hace tiempo. Saber cómo está, y si fue culpa nuestra.

## Saludo
id: hello
answer: none

Ha pasado un tiempo, y me preguntaba cómo le iba.

> Ni una palabra de pedidos. Se nota cuando uno piensa en ellos.

## Cómo está
id: business

¿Qué tal le ha ido?

- ¿Qué es lo que más ha cambiado?

## Fuimos nosotros
id: was-it-us

¿Le puedo preguntar con franqueza si le hemos fallado en algo?

> No se defienda. Si hay algo, escriba /complaint.

- ¿Cuándo lo notó por primera vez?
- ¿Qué habría sido lo correcto?

## Qué necesita hoy
id: needs

¿Sigue necesitando lo que nos compraba, o han cambiado las cosas?

> "Ha cambiado" es una buena respuesta. Apúntela, para no volver a preguntar.

## Cada cuánto
id: how-often
answer: choice
choices: como hasta ahora, menos a menudo, solo por correo, nunca

¿Cada cuánto le gustaría que le llamáramos?

> Se hace lo que diga. "Menos a menudo" se apunta al final de esta llamada, con su fecha.

## Gracias
id: thanks
answer: none

Muchas gracias por su franqueza. Siempre hemos valorado mucho su confianza, y no lo he olvidado.
`;
