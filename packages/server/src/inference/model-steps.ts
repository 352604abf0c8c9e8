import { type Instruction, noModelInstructions } from '@repo/gateway';
import type { InferenceState } from './port.ts';

/** One way to a model: a line for `.env` or a terminal, and what to do with it in both languages. */
export type ModelStep = Instruction;

/** The ways to a model where there is none and one may be used; empty otherwise. */
export function modelSteps({ state }: InferenceState): readonly ModelStep[] {
  return state === 'none' || state === 'failed' ? noModelInstructions : [];
}
