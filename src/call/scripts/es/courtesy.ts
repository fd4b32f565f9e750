export const courtesy = `---
title: Llamada de cortesía
purpose: courtesy
greeting: Hola, ¿hablo con {{customer.name}}?[[ Soy {{caller}}, de {{shop}}.| Soy {{caller}}.| Le llamamos de {{shop}}.]]
good-moment: ¿Le viene bien hablar ahora?
cut-off: Hola de nuevo, se ha cortado la llamada.
promise-kept: Le prometí una cosa, y ya está hecha: {{promise}}.
goal: Usted me habló de esto: {{goal}}. ¿Cómo le ha ido?
clarify: ¿A qué se refiere, si me permite la pregunta? | ¿Me podría dar un ejemplo? | ¿Y qué sería mejor para usted?
told: Le agradezco que me haya contado cómo le van las cosas.
luck: Mucha suerte con su proyecto: {{goal}}.
promise: Me lo apunto: {{promise}}, a más tardar el {{day}}.
complaint: Gracias por decírmelo con tanta franqueza. Le llamaré por este asunto, a más tardar el {{day}}.
thanks: Muchas gracias por su tiempo.
language: es
---

Cómo está, qué tal con lo que nos compró, alguna pregunta, algo más. Y gracias.

## Saludo
id: hello
answer: none
when: never talked

Hace tiempo que nos compra y nunca hemos llegado a hablar con calma. No le llamo para venderle nada, solo quería
saludarle.

> Y esperar. Deje que encuentre sus palabras.

## Solo para saludar
id: say-hello
answer: none
when: first call, not never talked

No le llamo para venderle nada, solo quería saludarle.

> Y esperar. Deje que encuentre sus palabras.

## Cómo le va
id: business

¿Cómo le van las cosas últimamente?

> Escuche, y apúntelo con sus palabras. Lo que diga de su gente, sus planes o sus preocupaciones vale más que cualquier
> cosa sobre nosotros.

- ¿Qué es lo que más le ocupa en este momento?
- ¿A qué se refiere, si me permite la pregunta?
- ¿Y cómo se presenta el resto del año?

## El producto
id: product

¿Qué tal le va con [[{{product}}|lo que nos compró]]?

> Si algo no va bien, escriba /complaint y saldrán las palabras adecuadas.

- ¿Para qué lo usa más?
- Si pudiera mejorar una cosa, ¿cuál sería?

## Preguntas
id: questions

¿Tiene alguna pregunta? ¿Algo que quisiera saber desde hace tiempo?

> Responda lo que pueda. Lo que no: /promise averiguar … para el viernes.

- ¿Hay algo que prefiera no usar?

## Algo más
id: anything-else

¿Podemos hacer algo más por usted?

> El silencio está bien. Cuente hasta tres.

## Gracias
id: thanks
answer: none

Muchas gracias, me ha gustado hablar con usted. Nos alegra mucho tenerle como cliente, y se lo digo de verdad.

> Dígalo de corazón, o no lo diga.
`;
