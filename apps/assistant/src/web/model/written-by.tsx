import { useI18n } from '@repo/i18n/react';
import { Standing } from '../standing/standing.tsx';
import { type ModelCard, whereAnswered } from './model-words.ts';

/** Which model wrote an answer and where, in one line. */
export function WrittenBy({ model }: { readonly model: ModelCard }) {
  const { t } = useI18n();
  const { id, host } = model;
  return (
    <p className="type-ui text-xs wrap-anywhere text-ink-soft">
      {t(`assistant.model.wrote.${whereAnswered(model)}`, { id, host })} <Standing standing={model.standing} whole />
    </p>
  );
}
