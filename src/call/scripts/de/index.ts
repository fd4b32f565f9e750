export { complaint } from './complaint.ts';
export { courtesy } from './courtesy.ts';
export { event } from './event.ts';
export { firstCall } from './first-call.ts';
export { postPurchase } from './post-purchase.ts';
export { winBack } from './win-back.ts';
export { yearlyReview } from './yearly-review.ts';
