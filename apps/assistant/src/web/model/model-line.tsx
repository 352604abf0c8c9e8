/** At the composer: which model answers and where a question goes, or why there is none. */
import { useI18n } from '@repo/i18n/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Standing } from '../standing/standing.tsx';
import { modelQuery } from './model-query.ts';
import { whereAnswered } from './model-words.ts';

export function ModelLine() {
  const { t, locale } = useI18n();
  const { data } = useQuery(modelQuery());
  useAskedAgain();
  if (!data) return null;
  const { state, model, messageKey, params, why } = data;
  if (state === 'ready' && model) {
    const { id, host } = model;
    return (
      <>
        {t(`assistant.model.answers.${whereAnswered(model)}`, { id, host })} <Standing standing={model.standing} />
      </>
    );
  }
  return (
    <>
      {t(messageKey, params)} {why?.[locale]}
    </>
  );
}

/** Whoever adds a model does it in another window and comes back; the page was in view all the time. */
function useAskedAgain(): void {
  const client = useQueryClient();
  useEffect(() => {
    const ask = () => void client.invalidateQueries({ queryKey: modelQuery().queryKey }, { cancelRefetch: false });
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [client]);
}
