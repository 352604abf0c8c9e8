/** The way to the explanation; nothing of it is loaded before it is asked for. */
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Skeleton } from '@repo/ui/loading';
import { lazy, Suspense, useState } from 'react';
import type { ExplanationPanelProps } from './explanation-panel.tsx';

const ExplanationPanel = lazy(() => import('./explanation-panel.tsx'));

export function Explanation(props: ExplanationPanelProps) {
  const { t } = useI18n();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <div>
        <Button size="small" onPress={() => setAsked(true)}>
          {t('crops.explanation.ask')}
        </Button>
      </div>
    );
  }
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <ExplanationPanel {...props} />
    </Suspense>
  );
}
