import type { Program } from './program.ts';

/** Orders by its own export, where columns are called as in its database. */
export const shopware: Program = {
  name: 'Shopware',
  marks: ['orderNumber', 'orderDateTime', 'stateMachineState.technicalName'],
  headers: {
    id: null,
    orderNumber: 'orderId',
    amountNet: null,
    'stateMachineState.technicalName': 'status',
    'transactions.stateMachineState.technicalName': 'status',
    'deliveries.stateMachineState.technicalName': 'status',
  },
};
