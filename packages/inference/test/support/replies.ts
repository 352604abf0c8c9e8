/** Events of a chat stream, as text. */

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

export const text = (content: string): string =>
  event({ model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: null }] });
export const role = event({
  model: 'm',
  choices: [{ index: 0, delta: { role: 'assistant', content: null }, finish_reason: null }],
});
export const finish = (reason: string): string => event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
export const done = 'data: [DONE]\n\n';
export const ping = ': ping\n\n';

/** A whole reply. */
export const reply = (content: string): string[] => [role, text(content), finish('stop'), done];

export const request = { model: 'm', messages: [{ role: 'user', content: 'سلام' }] } as const;
