import type { Advice } from '@repo/agronomy';
import { useI18n } from '@repo/i18n/react';
import { ExplainProvider } from '@repo/ui/explain-panel';
import type { ReactNode } from 'react';
import { worded } from './missing-text.ts';

/** Every figure of an advice opens by the id of its fact. */
export function AdviceExplainer({ advice, children }: { readonly advice: Advice; readonly children: ReactNode }) {
  const i18n = useI18n();
  const explain = (id: string) => {
    const fact = advice.facts.find((one) => one.id === id);
    return fact ? worded(fact, i18n) : null;
  };
  return (
    <ExplainProvider namespace="crops" explain={explain}>
      {children}
    </ExplainProvider>
  );
}
