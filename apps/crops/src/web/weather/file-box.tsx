import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { type ReactNode, useRef } from 'react';

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

export interface RefusedFile {
  readonly name: string;
  /** Translated. */
  readonly reason: string;
}

export interface FileBoxProps {
  readonly mostBytes: number;
  readonly onRead: (file: ChosenFile) => void;
  readonly onRefused: (file: RefusedFile) => void;
  /** What is to be said of the file that was chosen last. */
  readonly children?: ReactNode;
}

const bytesPerKilobyte = 1024;

/** How workbooks begin: a zip archive, or the older compound file, read as text. */
const workbooks = ['PK\u0003\u0004', '\ufffd\ufffd\u0011\ufffd'];

/** Why a file is not even looked at, as a message key. */
function refusalOf(text: string): string | null {
  if (text.trim() === '') return 'crops.csv.empty';
  return workbooks.some((start) => text.startsWith(start)) ? 'crops.weather.file-workbook' : null;
}

/** Chooses a text file and reads it on this device. */
export function FileBox({ mostBytes, onRead, onRefused, children }: FileBoxProps) {
  const { t, format } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef<File>(null);
  const read = async (file: File) => {
    const { name, size } = file;
    const refuse = (reason: string) => onRefused({ name, reason });
    if (size > mostBytes) {
      const limits = {
        size: format.number(Math.ceil(size / bytesPerKilobyte)),
        most: format.number(mostBytes / bytesPerKilobyte),
      };
      return refuse(t('crops.weather.file-too-large', limits));
    }
    const text = await file.text().catch(() => null);
    // A slow disk must not bring back the file before the one that was chosen last.
    if (latest.current !== file) return;
    if (text === null) return refuse(t('crops.weather.file-unreadable'));
    const refusal = refusalOf(text);
    if (refusal) refuse(t(refusal));
    else onRead({ name, text });
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
          if (!file) return;
          latest.current = file;
          void read(file);
        }}
      />
      <Button icon="document" onPress={() => input.current?.click()}>
        {t('crops.weather.choose-file')}
      </Button>
      {children}
    </div>
  );
}
