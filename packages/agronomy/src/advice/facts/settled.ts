/** The status of a figure through everything that it opens. */
import type { Fact } from '@repo/facts';
import { type Ground, groundScopes, grounds, scopeOf, weakestStatus } from './origin.ts';

/** Reasons that stay true of whatever is computed from the figure that has them. */
const inherited = new Map<string, Ground>(
  groundScopes.map((scopeKey) => [scopeKey, { status: scopeKey === 'scope.from-typed' ? 'user' : 'unverified', scopeKey }]),
);

/**
 * The facts, each with the weakest status of its own and of those that its inputs open: verified, secondary, user, unverified. A
 * fact that is weakened says why, unless it has a scope already; then the inputs that it opens say so. Facts that are missing
 * neither weaken nor are weakened. Done twice it changes nothing more.
 * @param own what a fact stands on beside its inputs
 * @example settled(facts, ({ id }) => (id === 'crops.dr.start' ? groundsOf(start) : []))
 */
export function settled(facts: readonly Fact[], own: (fact: Fact) => readonly Ground[] = () => []): Fact[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const done = new Map<string, Fact>();
  const settle = (fact: Fact): Fact => {
    const held = done.get(fact.id);
    if (held) return held;
    // Until it is settled it stands for itself, so that a circle of references ends.
    done.set(fact.id, fact);
    const opened = fact.inputs.flatMap(({ ref }) => (ref === undefined ? [] : (byId.get(ref) ?? [])));
    const weakened = weakenedBy(fact, [...own(fact), ...opened.flatMap((one) => groundsOf(settle(one)))]);
    done.set(fact.id, weakened);
    return weakened;
  };
  return facts.map(settle);
}

/** What a figure hands on to those that stand on it. */
export function groundsOf({ status, scopeKey }: Fact): readonly Ground[] {
  if (status === 'secondary') return [grounds.model];
  if (status === 'user') return [grounds.typed];
  return status === 'unverified' ? [inherited.get(scopeKey ?? '') ?? grounds.opened] : [];
}

function weakenedBy(fact: Fact, found: readonly Ground[]): Fact {
  if (fact.status === 'missing') return fact;
  const status = weakestStatus([fact.status, ...found.map((ground) => ground.status)]);
  if (status === fact.status) return fact;
  // A sentence that only spoke for the better status gives way.
  const scopeKey = fact.scopeKey === undefined || inherited.has(fact.scopeKey) ? scopeOf(status, found) : fact.scopeKey;
  return { ...fact, status, ...(scopeKey === undefined ? {} : { scopeKey }) };
}
