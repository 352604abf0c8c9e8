import { useI18n } from '@repo/i18n/react';
import { useQuery } from '@tanstack/react-query';
import { modelQuery } from '../model/model-query.ts';
import { toolsQuery } from './tools-query.ts';

/** What is answered without a model, and what a model adds where one is ready. */
export function WhatWorks() {
  const { t, locale } = useI18n();
  const tools = useQuery(toolsQuery()).data?.tools ?? [];
  const model = useQuery(modelQuery()).data?.model;
  return (
    <ul className="flex list-disc flex-col gap-1 ps-6">
      <li>{t('assistant.works.documents')}</li>
      {tools.map(({ name, title, example }) => (
        <li key={name}>{t('assistant.works.tool', { title: title[locale], example: example[locale] })}</li>
      ))}
      <li>{t('assistant.works.amount')}</li>
      <li>{t('assistant.works.date')}</li>
      <li>{t('assistant.works.transliteration')}</li>
      {model && <li className="wrap-anywhere">{t('assistant.works.model', { id: model.id })}</li>}
    </ul>
  );
}
