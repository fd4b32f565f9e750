export const yearlyReview = `---
title: Balance del año
purpose: review
language: es
told: ""
---

Una vez al año, media hora para ellos: qué salió bien, qué debería cambiar, qué viene. Mejor en persona.

## Por qué llamo
id: hello
answer: none

Una vez al año me gusta hacer balance con usted: cómo ha ido y qué tiene por delante. Será una media hora, más o menos.

> Si no le viene bien, acuerden un día. Un año no se repasa con prisas.

## Qué salió bien
id: went-well

Si piensa en este año, ¿qué es lo que ha ido bien?

> Deje que empiece por su año. El nuestro viene después.

- ¿Y con qué ha disfrutado más?

## El producto
id: product

¿Y qué tal le ha ido este año con [[{{product}}|lo que nos compró]]?

- ¿Qué ha echado de menos?

## Qué debería cambiar
id: should-change

¿Qué deberíamos hacer de otra manera el año que viene?

> Dé las gracias, y apúntelo con sus palabras. Si algo salió mal, escriba /complaint.

- ¿Qué es lo que más le molestó?
- Si cambiáramos una sola cosa, ¿cuál debería ser?

## El trimestre
id: goals-quarter

¿Y qué tiene por delante? ¿Qué es lo que más le gustaría conseguir en los próximos tres meses?

> Los objetivos vuelven en su día: /goal … en mayo.

- ¿En qué notaría que ha ido bien?

## El año
id: goals-year

¿Y dónde le gustaría estar dentro de un año?

- ¿De qué depende?

## Los proyectos
id: drawing-board

¿Qué proyectos tiene entre manos? ¿Algo que esté probando, o a lo que le esté dando vueltas?

> Diga que queda entre ustedes, y cúmplalo.

- ¿De dónde salió la idea?

## Cómo empezó
id: history

¿Cómo empezó todo? Me encantaría oír la historia completa.

> Solo si todavía no la conoce. Si no: /skip.

- ¿Cuál fue la mejor decisión por el camino?

## Una visita
id: tour
answer: yes/no

Me encantaría ver cómo trabajan. ¿Me enseñaría su empresa algún día?

> Sí: /promise visitarles antes de … con el día.

## Cambios
id: changes

¿Se avecinan cambios que puedan afectarle: en su gente, sus proveedores, una norma nueva, una mudanza?

- ¿Cuándo sabrá más?

## De cero a diez
id: recommend
answer: 0 to 10

Del 0 al 10, ¿qué probabilidad hay de que nos recomiende a un conocido?

- ¿Qué habría hecho falta para un punto más?

## Qué más podríamos hacer
id: what-else

¿Qué más podríamos hacer por usted que no hagamos ahora?

> Cuente hasta tres antes de decir nada.

## Gracias
id: thanks
answer: none

Gracias por este año, y gracias por su tiempo. He aprendido mucho.
`;
