import type { AuditSink, Axes } from '../types/decision.ts';
import type { Tier } from '../types/tier.ts';

/** The tiers of a decision; null where they are not known. */
export type TiersOf = (decisionId: string) => Readonly<Record<keyof Axes, Tier>> | null;

/**
 * Keeps in mind which tiers the last decisions had, for their spans.
 * @param sink whose decisions; give the returned one to the gate in its place
 */
export function rememberTiers(sink: AuditSink, most = 1_000): { readonly sink: AuditSink; readonly tiersOf: TiersOf } {
  const known = new Map<string, Readonly<Record<keyof Axes, Tier>>>();
  return {
    sink: {
      async append(decision) {
        const written = await sink.append(decision);
        const { axes } = decision;
        if (axes !== null) {
          const { infrastructure, data, weights } = axes;
          known.set(written.decisionId, { infrastructure: infrastructure.tier, data: data.tier, weights: weights.tier });
          const [oldest] = known.keys();
          if (known.size > most && oldest !== undefined) known.delete(oldest);
        }
        return written;
      },
      close: () => sink.close(),
    },
    tiersOf: (decisionId) => known.get(decisionId) ?? null,
  };
}
