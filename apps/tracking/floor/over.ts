/** States of an order on which nothing is sewn any more. */
export const OVER = ['closed', 'cancelled', 'shipped'];
