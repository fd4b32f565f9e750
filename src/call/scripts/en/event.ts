/** One piece of news for many customers: a flood in their region, a recall, a day on which we are closed. */
export const event = `---
title: Something happened
purpose: event
language: en
told: ""
---

A call to everybody affected by one piece of news. Each kind of event (cadence event --kind) has its own questions.

## Why I am calling
id: hello
answer: none
when: not event:good-news

[[{{event.sentence}}|I'm calling about {{event}}.|I'm calling about some news from your area.]]

## The good news
id: good-news
answer: none
when: event:good-news

[[{{event.sentence}}|I have good news: {{event}}.|I have good news.]]

## Are they all right
id: all-right
when: event:disaster

Are you and your people all right?

> If it is bad, this is the whole call. Listen. /skip the rest.

## How it hit them
id: impact
when: event:disaster

How has it affected you?

- Which part is hardest just now?

## What would help
id: help
when: event:disaster

Is there anything we could do that would really help you this week?

> Promise only what you can keep, with a day: /promise … by friday.

- Who else should know about it?

## Do they still have it
id: recall-have
answer: choice
choices: still have it, used it up, gave it away, not sure
when: event:recall

Do you still have yours?

> Say what to do with it: stop using it, set it aside.

- Where did the rest of it go?

## Did anything happen
id: recall-harm
when: event:recall

Has anything gone wrong?

> Anything at all: type /complaint, and listen.

## How to put it right
id: recall-right
answer: choice
choices: replacement, money back, something else
when: event:recall

Would you like a replacement, or your money back?

> /promise send the replacement by friday.

## What they need before
id: closing-before
when: event:closing

Is there anything you'll need from us before then?

> /promise … by the last day.

## How they manage
id: closing-meanwhile
when: event:closing

And will you manage all right in the meantime?

## What is open
id: absence-open
when: event:absence

Is there anything under way that somebody should look after in the meantime?

> /promise … and who does it.

## Whom to call
id: absence-contact
answer: yes/no
when: event:absence

Do you know who to call during that time?

> No: give them a name and a number.

## What they make of it
id: news-reaction
when: event:good-news

I wanted you to hear it from me. What do you think?

- What would it change for you?

## What they would like next
id: news-wish
when: event:good-news

And what would you like to see from us next?

## Will they come
id: invitation-come
answer: yes/no
when: event:invitation

Would you like to come?

> No is fine: thank them all the same.

## Who comes along
id: invitation-who
when: event:invitation

Is there anyone you'd like to bring along?

## What it means for them
id: news-impact
when: event:other

What does that mean for you?

- Is there anything we should do differently because of it?

## Anything else
id: anything-else
when: not event:disaster

Is there anything else we can do for you?

## Thank you until then
id: thanks-until-then
answer: none
when: event:closing or event:absence

Thank you[[, {{customer.first_name}}]]. If anything comes up before then, just call me.

## Thank you
id: thanks
answer: none
when: not event:closing, not event:absence

Thank you[[, {{customer.first_name}}]]. Call me any time if anything comes up.
`;
