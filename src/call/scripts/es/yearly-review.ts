export const yearlyReview = `---
title: Repaso anual
purpose: review
language: es
---

Media hora para ellos: de dónde vienen, adónde quieren llegar y qué podría estorbarles.

## El trimestre
id: goals-quarter

¿Qué es lo que más le gustaría conseguir en los próximos tres meses?

> Los objetivos vuelven en su día: /goal … en mayo.

- ¿En qué notaría que ha ido bien?

## El año
id: goals-year

¿Y dónde le gustaría estar dentro de un año?

- ¿De qué depende?

## Los proyectos
id: drawing-board

¿Qué proyectos tiene entre manos? ¿Algo que esté probando o pensando?

> Diga que queda entre ustedes, y cúmplalo.

- ¿De dónde salió la idea?

## Cómo empezó
id: history

¿Cómo empezó su negocio? Me encantaría oír la historia completa.

- ¿Cuál fue la mejor decisión por el camino?

## Una visita
id: tour
answer: yes/no

Me encantaría ver cómo trabajan. ¿Me enseñaría su empresa algún día?

> Sí: /promise visitarles antes de … con el día.

## Cambios
id: changes

¿Espera cambios que puedan afectarle: en su gente, sus proveedores, una norma nueva, una mudanza?

- ¿Cuándo sabrá más?

## El producto
id: product

¿Qué tal le ha ido este año con [[{{product}}|lo que nos compró]]?

- ¿Qué le ha faltado?

## De cero a diez
id: recommend
answer: 0 to 10

Del 0 al 10, ¿qué probabilidad hay de que nos recomiende a un amigo?

- ¿Qué habría hecho falta para un punto más?

## Qué más podríamos hacer
id: what-else

¿Qué más podríamos hacer por usted que no hagamos ahora?

> Cuente hasta tres antes de decir nada.

## Gracias
id: thanks
answer: none

Muchas gracias por esta media hora. He aprendido mucho.
`;
