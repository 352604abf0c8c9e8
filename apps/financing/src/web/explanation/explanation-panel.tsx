import type { Quote } from '@repo/islamic-finance';
import { NarrationPanel } from '@repo/shell/narration-panel';
import { useCallback } from 'react';
import { toldFigures } from '../../wire/told-figures.ts';
import { explanationApi } from './explanation-api.ts';

export interface ExplanationPanelProps {
  readonly quoteId: string;
  readonly quote: Quote;
}

/** A saved quote in plain words. */
export default function ExplanationPanel({ quoteId: id, quote }: ExplanationPanelProps) {
  const ask = useCallback((signal: AbortSignal) => explanationApi.financing.quote.explain.query({ id }, { signal }), [id]);
  const paths = new Map<string, string>(toldFigures(quote).map(([path, fact]) => [fact.id, path]));
  return <NarrationPanel namespace="financing" ask={ask} pathOf={(fact) => paths.get(fact) ?? null} />;
}
