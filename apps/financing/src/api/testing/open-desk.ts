/** Members of an organization who call the vertical's procedures. */
import { newId } from '@repo/db';
import { sampleMurabaha } from '@repo/islamic-finance/testing';
import { desksOf } from '@repo/server/testing';
import { createCallerFactory } from '@repo/server/trpc';
import { quoteMeter } from '../../quote-meter.ts';
import { tokenMeter } from '../../token-meter.ts';
import { encodeInputs, type QuoteInputsWire } from '../../wire/inputs.ts';
import { financingRouter } from '../router.ts';

const createCaller = createCallerFactory(financingRouter);

export type Caller = ReturnType<typeof createCaller>;

export const { openDesk, callerOf, visitor } = desksOf<Caller>(createCaller, undefined, {
  verticals: [{ id: 'financing', meters: [quoteMeter, tokenMeter] }],
});

export const carInputs: QuoteInputsWire = encodeInputs(sampleMurabaha());

/** Saves a new quote and gives what the server answered. */
export function saveNew(caller: Caller, title: string, inputs: QuoteInputsWire = carInputs) {
  return caller.quote.save({ id: newId(), expectedRevision: 0, title, inputs });
}
