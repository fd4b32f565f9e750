/** No conversation with this customer is known. */
export const firstCall = `---
title: First call
purpose: courtesy
language: en
told: ""
---

The first real conversation with a customer who has been buying from us all along.

## Hello
id: hello
answer: none

I'm not calling to sell you anything – I'd just like to get to know you a little.

> Nobody expects this call. Give them a moment to believe it.

## How they found us
id: found-us

How did you come to us in the first place?

- What made you choose us then?

## Business
id: business

What do you do, and how is it going?

- Who are your customers?
- How did you get into it?

## Your product
id: product

How are you getting on with {{product}}?

- Who works with it, day to day?

## Questions
id: questions

Do you have any questions about it?

## How to stay in touch
id: stay-in-touch
answer: choice
choices: phone is fine, rather e-mail, rather a visit, rather not

What's the best way for us to stay in touch?

> "Rather not" is a good answer to know. Say thank you for it, and keep to it.

## Anything else
id: anything-else

Is there anything else we can do for you?

## Thank you
id: thanks
answer: none

Thank you[[, {{customer.first_name}}]]. It was good to get to know you a little.
`;
