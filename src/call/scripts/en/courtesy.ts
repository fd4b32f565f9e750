/** Four questions and thanks; the customer brings the rest. The settings at its top apply to the other scripts too. */
export const courtesy = `---
title: Courtesy call
purpose: courtesy
language: en
greeting: [[Hello {{customer.first_name}}.|Hello, is this {{customer.name}}?]][[ This is {{caller}} from {{shop}}.| This is {{caller}}.| This is {{shop}}.]]
good-moment: Is this a good moment?
cut-off: Hello again[[, {{customer.first_name}}]] – we were cut off.
promise-kept: I promised you something, and it's done: {{promise}}.
goal: You told me about this: {{goal}}. How did it work out?
clarify: What do you mean by that, if I may ask? | Can you give me an example? | And what would be better for you?
told: I'm glad you told me how things are with you.
luck: Good luck with this: {{goal}}.
promise: I'll {{promise}} by {{day}}.
complaint: Thank you for telling me so openly. I'll call you about it by {{day}}.
thanks: Thank you for your time[[, {{customer.first_name}}]].
---

How are you, how are you getting on with what you have from us, any questions, anything else? And thank you.

## Hello
id: hello
answer: none
when: never talked

You've been a customer of ours for a while, and we've never really talked. I'm not calling to sell you anything – I just
wanted to say hello.

> Then wait. Let them find their words.

## Just to say hello
id: say-hello
answer: none
when: first call, not never talked

I'm not calling to sell you anything – I just wanted to say hello.

> Then wait. Let them find their words.

## Business
id: business

How are things going for you these days?

> Listen, and write it down in their words. A word about their people, their plans or their worries is worth more than
> anything about us.

- What's keeping you busiest at the moment?
- What do you mean by that, if I may ask?
- And how does the rest of the year look?

## Your product
id: product

How are you getting on with {{product}}?

> If something is wrong, type /complaint and the words for it come up.

- What do you use it for most?
- If one thing about it could be better, what would it be?

## Questions
id: questions

Do you have any questions about it? Anything you've been meaning to ask?

> Answer what you can. What you cannot: /promise find out … by friday.

- Is there any part of it you don't use?

## Anything else
id: anything-else

Is there anything else we can do for you?

> Silence is fine. Count to three.

## Thank you
id: thanks
answer: none

Thank you[[, {{customer.first_name}}]]. We're glad to have you as a customer, and I mean that.

> Mean it, or leave it out.
`;
