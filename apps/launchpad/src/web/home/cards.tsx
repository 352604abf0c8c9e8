import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { useQuery } from '@tanstack/react-query';
import { Card } from './card.tsx';
import { homeCards } from './home-queries.ts';

export function Cards() {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(homeCards);
  if (error) return <ErrorState onRetry={() => void refetch()}>{errorMessage(error, i18n)}</ErrorState>;
  if (!data) return <Skeleton lines={5} />;
  return (
    <ul className="grid gap-6 md:grid-cols-[repeat(auto-fit,minmax(20rem,1fr))]">
      {data.cards.map((card) => (
        <li key={card.id} className="flex">
          <Card card={card} />
        </li>
      ))}
    </ul>
  );
}
