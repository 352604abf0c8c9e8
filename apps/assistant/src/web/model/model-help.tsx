import { useI18n } from '@repo/i18n/react';
import { Icon } from '@repo/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { modelQuery } from './model-query.ts';

const ModelSteps = lazy(() => import('./model-steps.tsx').then((module) => ({ default: module.ModelSteps })));

/** The ways to a model, closed until they are wanted; nothing where there are none to name. */
export function ModelHelp() {
  const { t } = useI18n();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(modelQuery());
  if (!data || data.steps.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="type-ui touch flex cursor-pointer items-center gap-2 self-start text-sm text-link hover:underline"
      >
        <Icon name="chevron-down" size={16} className={open ? '' : '-rotate-90 rtl:rotate-90'} />
        {t('assistant.model.steps')}
      </button>
      {open && (
        <Suspense fallback={null}>
          <ModelSteps id={id} steps={data.steps} />
        </Suspense>
      )}
    </div>
  );
}
