import { Button } from '../src/button.tsx';
import { EmptyState } from '../src/empty-state.tsx';
import { ErrorState } from '../src/error-state.tsx';
import { Loading, Progress, Skeleton } from '../src/loading.tsx';
import { Notice } from '../src/notice.tsx';
import { Section } from '../src/page.tsx';
import { useSay } from './say.ts';

export function States() {
  const say = useSay();
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title={say('States', 'حالتیں')}>
        <div className="flex flex-col gap-8">
          <EmptyState
            title={say('No quotations yet', 'ابھی کوئی کوٹیشن نہیں')}
            action={<Button tone="primary">{say('Make one', 'پہلی کوٹیشن بنائیں')}</Button>}
          >
            {say('Write an amount and a tenor; the instalment appears at once.', 'رقم اور مدت لکھیں، قسط فوراً نظر آ جائے گی۔')}
          </EmptyState>
          <ErrorState onRetry={() => undefined} requestId="0192f3a4-7c1e-7bb0">
            {say(
              'Our server is not answering. What you typed is kept.',
              'ہمارا سرور اس وقت جواب نہیں دے رہا۔ آپ کا لکھا محفوظ ہے؛ دوبارہ کوشش کریں۔',
            )}
          </ErrorState>
          <Notice tone="refusal" title={say('This term is not permitted', 'یہ شرط جائز نہیں؛ حساب نہیں بنایا گیا')}>
            <p>
              {say(
                'A price that follows a benchmark after signing (clause 4/6).',
                'دستخط کے بعد بینچ مارک کے ساتھ بدلتی قیمت (شق 4/6)۔',
              )}
            </p>
          </Notice>
          <Notice tone="attention">{say('The rate has no date.', 'شرح کے ساتھ تاریخ نہیں ہے۔')}</Notice>
          <Skeleton lines={3} />
          <Loading label={say('Working it out…', 'حساب ہو رہا ہے…')} />
          <Progress
            label={say('Reading the file', 'فائل پڑھی جا رہی ہے')}
            value={0.4}
            estimate={say('about 20 seconds', 'تقریباً 20 سیکنڈ')}
          />
        </div>
      </Section>
    </div>
  );
}
