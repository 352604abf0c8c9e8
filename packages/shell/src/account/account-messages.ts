/** Keys that account screens may use: their own, and the frame's. */
export type AccountMessages = typeof import('./messages/en.json') & typeof import('../messages/en.json');
