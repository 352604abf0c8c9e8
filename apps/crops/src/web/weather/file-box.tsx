import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { useRef } from 'react';

export interface FileBoxProps {
  readonly mostBytes: number;
  readonly onText: (text: string) => void;
  /** Why the file that was chosen last is not read, translated. */
  readonly problem: string | null;
  readonly onProblem: (problem: string) => void;
}

const bytesPerKilobyte = 1024;

/** How workbooks begin: a zip archive, or the older compound file, read as text. */
const workbooks = ['PK\u0003\u0004', '\ufffd\ufffd\u0011\ufffd'];

/** Why a file is not even looked at, as a message key; what was there before stays. */
function refusalOf(text: string): string | null {
  if (text.trim() === '') return 'crops.csv.empty';
  return workbooks.some((start) => text.startsWith(start)) ? 'crops.weather.file-workbook' : null;
}

/** Chooses a text file and reads it on this device. */
export function FileBox({ mostBytes, onText, problem, onProblem }: FileBoxProps) {
  const { t, format } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    if (file.size > mostBytes) {
      onProblem(
        t('crops.weather.file-too-large', {
          size: format.number(Math.ceil(file.size / bytesPerKilobyte)),
          most: format.number(mostBytes / bytesPerKilobyte),
        }),
      );
      return;
    }
    try {
      const text = await file.text();
      const refusal = refusalOf(text);
      if (refusal) onProblem(t(refusal));
      else onText(text);
    } catch {
      onProblem(t('crops.weather.file-unreadable'));
    }
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('crops.weather.choose-file')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void read(file);
        }}
      />
      <Button icon="document" onPress={() => input.current?.click()}>
        {t('crops.weather.choose-file')}
      </Button>
      {problem !== null && <Notice tone="attention">{problem}</Notice>}
    </div>
  );
}
