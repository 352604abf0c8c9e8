/** Members of an organization who call the vertical's procedures. */
import { metersOf } from '@repo/billing';
import { newId } from '@repo/db';
import { desksOf } from '@repo/server/testing';
import { createCallerFactory } from '@repo/server/trpc';
import { tokenMeter } from '../../token-meter.ts';
import { assistantRouter } from '../router.ts';

const createCaller = createCallerFactory(assistantRouter);

export type Caller = ReturnType<typeof createCaller>;

/** In Karachi it is the next day already. */
export const { openDesk, callerOf, visitor } = desksOf<Caller>(createCaller, '2026-03-02T20:30:00Z', {
  meters: metersFor(),
});

/** The meters of the assistant, with what its configuration says. */
export function metersFor(monthlyTokens?: number) {
  return metersOf(
    [{ id: 'assistant', meters: [tokenMeter] }],
    monthlyTokens === undefined ? {} : { assistant: { monthlyTokens } },
  );
}

/** Asks in a new conversation. */
export function askNew(caller: Caller, text: string) {
  return caller.conversation.ask({ conversationId: newId(), id: newId(), text });
}

export const wheatText = 'یہ مثال ہے۔\n\nگندم کو پہلا پانی بوائی کے کچھ ہفتے بعد دیا جاتا ہے۔';

/** Adds a document about wheat. */
export function addWheat(caller: Caller, id = newId()) {
  return caller.document.add({ id, title: 'گندم کی آبپاشی', format: 'text', text: wheatText });
}
