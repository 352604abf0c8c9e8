import { addDays } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { daysBack } from '../../wire/season-days.ts';
import type { FieldView, StoredDay } from '../../wire/stored.ts';
import { useToday } from '../use-today.ts';
import { StoredWeather } from './stored-weather.tsx';
import { type MissingDays, useFetchWeather } from './use-fetch-weather.ts';

const UploadSheet = lazy(() => import('./upload-sheet.tsx').then((module) => ({ default: module.UploadSheet })));

/** The weather that is stored, how old it is, and two ways to bring more. */
export function WeatherSection({ stored }: { readonly stored: FieldView }) {
  const { t, format } = useI18n();
  const [uploading, setUploading] = useState(false);
  const fetching = useFetchWeather(stored.id);
  const today = useToday();
  const hasWeather = stored.weather.length > 0;
  const { sowingDate } = stored.inputs;
  const missing = fetching.missing && stillMissing(fetching.missing, stored.weather);
  const section = useRef<HTMLDivElement>(null);
  // The list leads here; the frame shows a new screen from its top, so this waits for it.
  useEffect(() => {
    if (window.location.hash !== '#weather') return;
    const frame = requestAnimationFrame(() => section.current?.scrollIntoView());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div ref={section} id="weather" className="scroll-mt-24">
      <Section title={t('crops.weather.title')}>
        <div className="flex flex-col items-start gap-4">
          <StoredWeather days={stored.weather} />
          <p role="status" className="text-ink-soft empty:hidden">
            {fetching.pending && t('crops.weather.waiting')}
          </p>
          {fetching.failure !== null && (
            <Notice tone="attention">
              {fetching.failure} {hasWeather && t('crops.weather.kept')}
            </Notice>
          )}
          {missing && (
            <Notice tone="attention">
              {t(missing.from === missing.to ? 'crops.weather.missing-day' : 'crops.weather.missing-days', {
                count: missing.count,
                from: format.date(missing.from),
                to: format.date(missing.to),
              })}
            </Notice>
          )}
          <div className="flex flex-wrap gap-3">
            <Button
              tone={hasWeather ? 'secondary' : 'primary'}
              icon="download"
              pending={fetching.pending}
              onPress={fetching.fetch}
            >
              {t('crops.weather.fetch')}
            </Button>
            <Button icon="document" onPress={() => setUploading(true)}>
              {t('crops.weather.upload')}
            </Button>
          </div>
          <p className="text-sm text-ink-soft">
            {sowingDate < addDays(today, -daysBack)
              ? t('crops.weather.reach-archive', { sowing: format.date(sowingDate) })
              : t('crops.weather.reach')}{' '}
            {t('crops.weather.fetch-note')}
          </p>
        </div>
        {uploading && (
          <Suspense fallback={null}>
            <UploadSheet fieldId={stored.id} onClose={() => setUploading(false)} />
          </Suspense>
        )}
      </Section>
    </div>
  );
}

/** Days that a fetch did not give, unless a file has given them since. */
function stillMissing(missing: MissingDays, days: readonly StoredDay[]): MissingDays | null {
  return days.some(({ date, kind }) => kind !== 'forecast' && date === missing.from) ? null : missing;
}
