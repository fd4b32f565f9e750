/** Four questions and thanks. Everything else the customer brings. */
export const courtesy = `---
title: Courtesy call
purpose: courtesy
---

How are you, how is it going with what you have from us, any questions, anything else? And thank you.

## Hello
id: hello
answer: none
when: first call

You have been our customer for a while and we have never really talked. I am calling for no other reason than to say
hello and ask how you are getting on.

> Then wait. Let them find their words.

## Business
id: business

How is business with you these days?

> Listen, and write it down in their words. A word about their people, their plans or their worries is worth more than
> anything about us.

- What is keeping you busiest at the moment?
- What do you mean by that, if I may ask?
- And how does the rest of the year look?

## Your product
id: product

How is it going with {{product}}?

> If something is wrong, type /complaint and the words for it come up.

- What do you use it for most?
- If one thing about it could be better, what would it be?

## Questions
id: questions

Do you have any questions about using it? Anything you have been meaning to ask?

> Answer what you can. What you cannot: /promise find out … by friday.

- Is there a part of it you stay away from?

## Anything else
id: anything-else

Is there anything else we can do for you?

> Silence is fine. Count to three.

## Thank you
id: thanks
answer: none

Thank you, {{customer.first_name}}. We are glad to have you as a customer, and I mean that.

> Mean it, or leave it out.
`;
