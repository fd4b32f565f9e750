/** A few days after something larger was bought. */
export const postPurchase = `---
title: After a purchase
purpose: post_purchase
language: en
told: ""
---

A short call some days after a larger purchase: did it arrive, does it do what they hoped?

## Why I am calling
id: hello
answer: none

[[You bought {{last_purchase.product}} from us|You ordered from us]], and I'd like to hear whether everything is all right.

## Arrival
id: arrival
answer: choice
choices: all well, something missing, damaged, not yet there

Did everything arrive in one piece?

> Anything but "all well": type /complaint, and take it off their hands.

## First days
id: first-days

How have the first days with it been?

- What did you do with it first?
- Was anything different from what you expected?

## Hopes
id: hopes

What did you hope it would do for you – and does it?

> The answer is the best thing to know before the next call.

- What would have to happen for you to say "that was worth it"?

## Questions
id: questions

Is anything about it unclear?

> What you cannot answer: /promise find out … by friday.

## Anything else
id: anything-else

Is there anything else we can do for you?

## Thank you
id: thanks
answer: none

Thank you for your trust[[, {{customer.first_name}}]]. If anything comes up, you have my number.
`;
