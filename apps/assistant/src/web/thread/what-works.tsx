import { useI18n } from '@repo/i18n/react';
import { useBoot } from '@repo/shell/boot';
import { useQuery } from '@tanstack/react-query';
import { modelQuery } from '../model/model-query.ts';

/** Verticals whose tools a question can reach, where they run beside this one. */
const askable = ['financing', 'crops'] as const;

/** What is answered without a model, and what a model adds where one is ready. */
export function WhatWorks() {
  const { t } = useI18n();
  const { verticals } = useBoot();
  const model = useQuery(modelQuery()).data?.model;
  const here = askable.filter((id) => verticals.some((vertical) => vertical.id === id));
  return (
    <ul className="flex list-disc flex-col gap-1 ps-6">
      <li>{t('assistant.works.documents')}</li>
      {here.map((id) => (
        <li key={id}>{t(`assistant.works.tool.${id}`)}</li>
      ))}
      <li>{t('assistant.works.amount')}</li>
      <li>{t('assistant.works.date')}</li>
      <li>{t('assistant.works.transliteration')}</li>
      {model && <li className="wrap-anywhere">{t('assistant.works.model', { id: model.id })}</li>}
    </ul>
  );
}
