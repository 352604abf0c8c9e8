import type { Advice } from '@repo/agronomy';
import { NarrationPanel } from '@repo/shell/narration-panel';
import { useCallback } from 'react';
import { explanationApi } from './explanation-api.ts';

export interface ExplanationPanelProps {
  readonly fieldId: string;
  readonly advice: Advice;
}

/** The advice of a field in plain words. */
export default function ExplanationPanel({ fieldId: id, advice }: ExplanationPanelProps) {
  const ask = useCallback((signal: AbortSignal) => explanationApi.crops.field.explain.query({ id }, { signal }), [id]);
  const explained = new Set(advice.facts.map((fact) => fact.id));
  return <NarrationPanel namespace="crops" ask={ask} pathOf={(fact) => (explained.has(fact) ? fact : null)} />;
}
