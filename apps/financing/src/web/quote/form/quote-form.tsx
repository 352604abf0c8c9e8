import { useI18n } from '@repo/i18n/react';
import type { ProductId } from '@repo/islamic-finance';
import { Disclosure } from '@repo/ui/disclosure';
import { Icon } from '@repo/ui/icon';
import { RadioCards } from '@repo/ui/radio-cards';
import { TextField } from '@repo/ui/text-field';
import { lazy, type ReactNode, Suspense } from 'react';
import { longestTitle } from '../../../wire/limits.ts';
import { CostList } from './cost-list.tsx';
import { type Group, groups } from './field.ts';
import { hasCosts, hasHarvests, productIds, visibleFields } from './fields.ts';
import { FormField } from './form-field.tsx';
import type { FormState } from './form-state.ts';

const HarvestList = lazy(() => import('./harvest-list.tsx'));

export interface QuoteFormProps {
  readonly state: FormState;
  readonly openGroups: ReadonlySet<Group>;
  readonly onToggleGroup: (group: Group) => void;
  /** Groups in which something cannot be read. */
  readonly brokenGroups: ReadonlySet<Group>;
}

/** All inputs of a quote: the main ones first, the rest behind their headings. */
export function QuoteForm({ state, openGroups, onToggleGroup, brokenGroups }: QuoteFormProps) {
  const { t } = useI18n();
  const { values } = state;
  return (
    <form className="flex flex-col gap-6" aria-label={t('financing.form.title')} onSubmit={(event) => event.preventDefault()}>
      <RadioCards<ProductId>
        label={t('financing.product.label')}
        value={values.product}
        onChange={(product) => state.change({ product })}
        options={productIds.map((id) => ({
          value: id,
          label: t(`financing.product.${id}.full`),
          description: t(`financing.product.${id}.gloss`),
        }))}
      />
      <GroupFields group="main" state={state} />
      {hasHarvests(values) && (
        <Suspense fallback={null}>
          <HarvestList state={state} />
        </Suspense>
      )}
      <TextField
        label={t('financing.field.title.label')}
        hint={t('financing.field.title.hint')}
        value={values.title}
        onChange={(title) => state.change({ title })}
        maxLength={longestTitle}
        optional
      />
      <div className="border-t border-line">
        {groups
          .filter((group) => group !== 'main' && (group !== 'costs' || hasCosts(values)))
          .map((group) => (
            <Disclosure
              key={group}
              title={<GroupTitle group={group} broken={brokenGroups.has(group)} />}
              open={openGroups.has(group)}
              onOpenChange={() => onToggleGroup(group)}
            >
              {openGroups.has(group) && (
                <div className="flex flex-col gap-6 pt-2">
                  {group === 'costs' && <CostList state={state} />}
                  <GroupFields group={group} state={state} />
                </div>
              )}
            </Disclosure>
          ))}
      </div>
    </form>
  );
}

function GroupFields({ group, state }: { readonly group: Group; readonly state: FormState }): ReactNode {
  return visibleFields(state.values)
    .filter((field) => field.group === group)
    .map((field) => <FormField key={field.id} field={field} state={state} />);
}

function GroupTitle({ group, broken }: { readonly group: Group; readonly broken: boolean }) {
  const { t } = useI18n();
  return (
    <span className="flex items-center gap-2">
      {t(`financing.group.${group}`)}
      {broken && (
        <span className="text-refusal">
          <Icon name="attention" size={18} label={t('financing.form.group-broken')} />
        </span>
      )}
    </span>
  );
}
