/** Listening steps. Any call switches to them with /complaint. */
export const complaint = `---
title: Something went wrong
purpose: complaint
language: en
---

Listen, understand, be sorry, promise one thing with a day. In this order.

## What happened
id: complaint-what

I'm glad you told me. What happened?

> Let them finish. Do not explain, do not defend, do not look for somebody to blame.

- And what happened then?
- When was that?

## What it meant
id: complaint-effect

What did that mean for you?

> Say it back in your own words: "So you stood there without …"

- How much time did it cost you?

## Sorry
id: complaint-sorry
answer: none

I'm so sorry. That shouldn't have happened.

> Once, and mean it. No "but".

## What would be right
id: complaint-right

What would put it right for you?

> Often it is less than you fear.

- What matters most of that?

## When they hear from us
id: complaint-when
answer: date

I'll look after it myself. When may I call you about it – would tomorrow be all right?

> The day you type becomes the day of the promise.
`;
