/** Half an hour about them, once a year, best in person. */
export const yearlyReview = `---
title: Yearly review
purpose: review
language: en
told: ""
---

Once a year, half an hour about them: what went well, what should change, what's coming. Best in person.

## Why I'm calling
id: hello
answer: none

Once a year I like to look back with you and hear where you're headed. It takes half an hour or so.

> If it doesn't suit them, agree on a day. Nobody reviews a year in a hurry.

## What went well
id: went-well

When you look back at this year, what went well?

> Let them begin with their own year. Ours comes next.

- And what did you enjoy most?

## Your product
id: product

And how has the year been with {{product}}?

- What did you wish it could do?

## What should change
id: should-change

What should we do differently next year?

> Thank them for it, and write it down in their words. If something went wrong: /complaint.

- What bothered you most about it?
- If we changed one thing, what should it be?

## The quarter
id: goals-quarter

What's coming up for you – what do you most want to get done in the next three months?

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

> Only if you don't know it yet. Otherwise: /skip.

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

Thank you for this year[[, {{customer.first_name}}]], and for taking the time. I learned a lot.
`;
