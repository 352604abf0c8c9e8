/**
 * Where a figure comes from: any `Figure` inside an `ExplainProvider` opens the panel.
 *
 * @example
 * <ExplainProvider namespace="shop" explain={(path) => explain(order, path)}>
 *   <Figure path="totals.price">{format.money(quote.totals.price)}</Figure>
 * </ExplainProvider>
 */
import type { Fact } from '@repo/facts';
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useMemo, useState } from 'react';

export interface ExplainProviderProps {
  /** First segment of the vertical's message keys: `<namespace>.facts.<id>`, `<namespace>.rounding.<mode>`. */
  readonly namespace: string;
  /** The fact behind a path, or null when there is none. */
  readonly explain: (path: string) => Fact | null;
  readonly children: ReactNode;
}

interface Explainer {
  readonly open: (path: string) => void;
}

const ExplainContext = createContext<Explainer | null>(null);
const Panel = lazy(() => import('./internal/explain-content.tsx').then((module) => ({ default: module.ExplainContent })));

/** Opens the panel; null outside a provider, where figures are plain text. */
export function useExplainer(): Explainer | null {
  return useContext(ExplainContext);
}

export function ExplainProvider({ namespace, explain, children }: ExplainProviderProps) {
  const [trail, setTrail] = useState<readonly string[]>([]);
  const open = useCallback((path: string) => setTrail([path]), []);
  const explainer = useMemo(() => ({ open }), [open]);
  return (
    <ExplainContext value={explainer}>
      {children}
      {trail.length > 0 && (
        <Suspense fallback={null}>
          <Panel namespace={namespace} explain={explain} trail={trail} onTrail={setTrail} />
        </Suspense>
      )}
    </ExplainContext>
  );
}
