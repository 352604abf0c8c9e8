/** A station's file: read here first, with every doubt named, then sent. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { useFormDraft } from '@repo/ui/form-draft';
import { Notice } from '@repo/ui/notice';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { longestName, mostCsvBytes } from '../../wire/limits.ts';
import { parseStationCsv } from '../../wire/station-csv.ts';
import { api } from '../api.ts';
import { fieldsKey } from '../field-queries.ts';
import { useToday } from '../use-today.ts';
import { CsvReading } from './csv-reading.tsx';
import { FileBox, type RefusedFile } from './file-box.tsx';

/** `file` names the file that the text came from; '' when a person typed or pasted it. */
const empty = { station: '', csv: '', file: '' };

interface Refused extends RefusedFile {
  /** Typed text that is there still. */
  readonly kept: boolean;
}

export function UploadSheet({ fieldId, onClose }: { readonly fieldId: string; readonly onClose: () => void }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const client = useQueryClient();
  const today = useToday();
  const draft = useFormDraft(`crops.station-file.1.${fieldId}`, empty);
  const { station, csv, file } = draft.values;
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const reading = csv.trim() === '' ? null : parseStationCsv(csv, { station: station.trim() || 'station', today });
  const good = reading?.days.length ?? 0;
  const faulty = (reading?.errors.length ?? 0) > 0;
  const stationMissing = station.trim() === '';

  const sending = useMutation({
    mutationFn: (skipFaulty: boolean) => api.crops.weather.upload.mutate({ fieldId, csv, station: station.trim(), skipFaulty }),
    onSuccess: async ({ stored }) => {
      if (stored === 0) {
        showToast({ message: t('crops.weather.no-days'), tone: 'attention' });
        return;
      }
      draft.clear();
      showToast({ message: t('crops.weather.uploaded', { n: format.number(stored) }) });
      onClose();
      await client.invalidateQueries({ queryKey: fieldsKey });
    },
  });
  const read = (text: string, from = '') => {
    setRefused(null);
    draft.set({ csv: text, file: from });
  };
  // What another file gave must not be stored as if it were this one's; what a person typed is nobody's to take away.
  const refuse = (next: RefusedFile) => {
    setRefused({ ...next, kept: file === '' && csv.trim() !== '' });
    if (file !== '') draft.set({ csv: '', file: '' });
  };
  const clear = () => {
    setRefused(null);
    draft.clear();
  };
  const send = () => {
    setTried(true);
    if (!stationMissing && good > 0) sending.mutate(faulty);
  };

  return (
    <Sheet
      title={t('crops.weather.upload-title')}
      open
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" pending={sending.isPending} disabled={good === 0} onPress={send}>
            {faulty && good > 0 ? t('crops.weather.store-good', { n: format.number(good) }) : t('crops.weather.store')}
          </Button>
          <Button tone="quiet" onPress={clear}>
            {t('common.clear')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <p className="text-sm text-ink-soft">{t('crops.weather.upload-intro')}</p>
        {sending.error && <Notice tone="refusal">{errorMessage(sending.error, i18n)}</Notice>}
        <TextField
          label={t('crops.weather.station')}
          hint={t('crops.weather.station-hint')}
          value={station}
          maxLength={longestName}
          onChange={(next) => draft.set({ station: next })}
          error={tried && stationMissing ? t('crops.form.mistake.text-needed') : undefined}
        />
        <FileBox mostBytes={mostCsvBytes} onRead={({ name, text }) => read(text, name)} onRefused={refuse}>
          {refused && (
            <Notice tone="attention" title={t('crops.weather.file-refused', { name: refused.name })}>
              {refused.reason} {refused.kept && t('crops.weather.typed-kept')}
            </Notice>
          )}
          {file !== '' && <p className="type-ui">{t('crops.weather.file-shown', { name: file })}</p>}
        </FileBox>
        <TextField
          label={t(file === '' ? 'crops.weather.pasted' : 'crops.weather.file-text')}
          rows={6}
          value={csv}
          onChange={(text) => read(text)}
          placeholder={'date,tmax,tmin,rh mean,wind m/s,rain mm'}
        />
        {reading && <CsvReading reading={reading} />}
      </div>
    </Sheet>
  );
}
