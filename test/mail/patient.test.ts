import { describe, expect, it } from 'vitest';
import { type Delivery, type Mailer, MailFailure, type Message } from '../../src/mail/mailer.ts';
import { patientMailer } from '../../src/mail/patient.ts';

const message = {} as Message;
const notNow = (recipient: string) => ({ recipient, reason: '451 later', temporary: true, uncertain: false });
const no = (recipient: string) => ({ recipient, reason: '550 no', temporary: false, uncertain: false });
const unreachable = new MailFailure('mail.example:465 could not be reached', { temporary: true });
const brokeOff = new MailFailure('mail.example:465 broke off', { uncertain: true });

/** A server that answers so, one attempt after the other; its last answer for good. */
function mailer(...answers: (Delivery | MailFailure)[]) {
  const asked: (readonly string[])[] = [];
  const pauses: number[] = [];
  const said: string[] = [];
  const server: Mailer = {
    async send(_, recipients) {
      asked.push(recipients);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer === undefined || answer instanceof Error) throw answer;
      return answer;
    },
  };
  const wait = async (milliseconds: number) => void pauses.push(milliseconds / 1000);
  return { ...patientMailer(server, { wait, say: (text) => void said.push(text) }), asked, pauses, said };
}

describe('trying again', () => {
  it('asks only for those to whom the server said "not now"', async () => {
    const patient = mailer(
      { accepted: ['ann'], failed: [notNow('bo'), no('cy')] },
      { accepted: [], failed: [notNow('bo')] },
      { accepted: ['bo'], failed: [] },
    );
    expect(await patient.send(message, ['ann', 'bo', 'cy'])).toEqual({ accepted: ['ann', 'bo'], failed: [no('cy')] });
    expect(patient).toMatchObject({
      asked: [['ann', 'bo', 'cy'], ['bo'], ['bo']],
      pauses: [2, 10],
      said: ['451 later; trying again in 2 seconds\n', '451 later; trying again in 10 seconds\n'],
    });
  });

  it('ends after a few minutes, with what was said last', async () => {
    const patient = mailer(unreachable);
    await expect(patient.send(message, ['ann'])).rejects.toBe(unreachable);
    expect(patient.pauses).toEqual([2, 10, 30]);
  });

  it('takes longer for a server that answers "not now": it may be greylisting', async () => {
    const greylisting = new MailFailure('mail.example:465 refused the mail: 451', { temporary: true, answered: true });
    const patient = mailer(greylisting);
    await expect(patient.send(message, ['ann'])).rejects.toBe(greylisting);
    expect(patient.pauses).toEqual([2, 10, 30, 60, 90, 120]);
  });

  it('says who was not reached at the end when others were', async () => {
    const patient = mailer({ accepted: ['ann'], failed: [notNow('bo')] }, unreachable);
    expect(await patient.send(message, ['ann', 'bo'])).toEqual({
      accepted: ['ann'],
      failed: [{ recipient: 'bo', reason: unreachable.message, temporary: false, uncertain: false }],
    });
  });

  it('does not repeat what may have gone out', async () => {
    const patient = mailer(brokeOff);
    await expect(patient.send(message, ['ann'])).rejects.toBe(brokeOff);
    expect(patient.pauses).toEqual([]);
  });

  it('remembers for whom it may have gone out when others were accepted before', async () => {
    const patient = mailer({ accepted: ['ann'], failed: [notNow('bo')] }, brokeOff);
    expect(await patient.send(message, ['ann', 'bo'])).toMatchObject({
      failed: [{ recipient: 'bo', uncertain: true }],
    });
    expect(patient.asked).toHaveLength(2);
  });
});
