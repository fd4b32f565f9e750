import { likenessText } from '../../app/imports/order-warnings.ts';
import type { SameMoney, SameMoneyAnswer } from '../../app/imports/recorded-money.ts';
import type { Questions } from './questions.ts';

/**
 * Asks whether orders that another program recorded too should count; the first choice is the default. Null when not
 * asked.
 */
export async function askSameMoney(questions: Questions, same: SameMoney): Promise<SameMoneyAnswer | null> {
  const { orders, done } = same;
  const one = orders.length === 1;
  const leave = { value: 'leave-out' as const, label: `yes, leave ${one ? 'it' : 'them'} out`, key: 'y' };
  const count = { value: 'count' as const, label: `no, count ${one ? 'it' : 'them'} too`, key: 'n' };
  const question = `${likenessText(same)}. Is this the same money?`;
  const asked = await questions.choose<SameMoneyAnswer>(
    question,
    done === 'leave-out' ? [leave, count] : [count, leave],
  );
  return asked?.answer ?? null;
}
