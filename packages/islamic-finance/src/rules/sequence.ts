/** The sequence gate: steps of a contract happen in their order. */
import { compareDates, type IsoDate } from '@repo/facts';
import type { EvidenceKind } from '../types.ts';
import { type Known, pass, type Verdict } from './rule.ts';

export interface Step<Name extends string> {
  readonly name: Name;
  /** Null while it has not happened or is not known. */
  readonly date: IsoDate | null;
  /** The clause that asks for the step before the next one. */
  readonly clause: string;
  /** The document whose date stands for the step when no date was typed. */
  readonly evidence?: EvidenceKind;
}

export type StepState<Name extends string> =
  | { readonly name: Name; readonly state: 'done' }
  /** It may be done now. */
  | { readonly name: Name; readonly state: 'open' }
  /** An earlier step is missing, or is dated after this one. */
  | { readonly name: Name; readonly state: 'blocked'; readonly by: Name; readonly clause: string };

/** What each step is: a step that is out of order, or comes after a missing one, is blocked by it. */
export function sequenceGate<Name extends string>(steps: readonly Step<Name>[]): StepState<Name>[] {
  return steps.map((step, index): StepState<Name> => {
    const before = steps.slice(0, index);
    const { name, date } = step;
    const blocker = before.find((earlier) => earlier.date === null || (date !== null && compareDates(earlier.date, date) > 0));
    if (blocker) return { name, state: 'blocked', by: blocker.name, clause: blocker.clause };
    return { name, state: date === null ? 'open' : 'done' };
  });
}

/** The first pair of dated steps in the wrong order; null when there is none. */
export function firstDisorder<Name extends string>(steps: readonly Step<Name>[]): { earlier: Name; later: Name } | null {
  const known = steps.flatMap(({ name, date }) => (date === null ? [] : [{ name, date }]));
  for (const [index, step] of known.entries()) {
    const next = known[index + 1];
    if (next && compareDates(step.date, next.date) > 0) return { earlier: step.name, later: next.name };
  }
  return null;
}

/** Whether the steps are in order; an unknown date is taken from its document, which is asked for. */
export function orderVerdict<Name extends string>(steps: readonly Step<Name>[], { dateOf }: Known): Verdict {
  const dated = steps.map((step) => ({ ...step, date: step.date ?? (step.evidence ? dateOf(step.evidence) : null) }));
  const disorder = firstDisorder(dated);
  if (disorder) return { status: 'fail', params: disorder };
  const unknown = steps.filter(({ date }) => date === null);
  const [first] = unknown;
  if (!first) return pass;
  const groups = unknown.flatMap(({ evidence }) => (evidence ? [[evidence]] : []));
  return { status: 'needs', groups, reason: 'unknown', params: { step: first.name } };
}
