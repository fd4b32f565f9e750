/** Half an hour about them, once a year, best in person. */
export const yearlyReview = `---
title: Yearly review
purpose: review
language: en
---

Half an hour about them: where they come from, where they want to go, and what could get in the way.

## The quarter
id: goals-quarter

What do you most want to get done in the next three months?

> Goals come back on their day: /goal … in may.

- What would make you say it went well?

## The year
id: goals-year

And where would you like to be a year from now?

- What does that depend on?

## The drawing board
id: drawing-board

What's on your drawing board? Anything you're trying out or thinking about?

> Say that it stays between you, and keep it so.

- What gave you the idea?

## How it began
id: history

How did your business begin? I'd love to hear the whole story.

- What was the best decision you made on the way?

## A look around
id: tour
answer: yes/no

I'd love to see how you work. Would you show me around one day?

> Yes: /promise visit them by … and put the day in.

## Changes ahead
id: changes

Do you expect any changes that could affect you – your people, your suppliers, a new rule, a move?

- When would you know more?

## Your product
id: product

How has this year been with {{product}}?

- What did you wish it could do?

## Out of ten
id: recommend
answer: 0 to 10

From 0 to 10, how likely are you to recommend us to a friend?

- What would have made it one more?

## What else we could do
id: what-else

What else could we do for you that we're not doing now?

> Count to three before you say anything.

## Thank you
id: thanks
answer: none

Thank you for half an hour of your time, {{customer.first_name}}. I learned a lot.
`;
