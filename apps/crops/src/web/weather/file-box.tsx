import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { useRef, useState } from 'react';

export interface FileBoxProps {
  readonly mostBytes: number;
  readonly onText: (text: string) => void;
}

const bytesPerKilobyte = 1024;

/** Chooses a text file and reads it on this device. */
export function FileBox({ mostBytes, onText }: FileBoxProps) {
  const { t, format } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = async (file: File) => {
    if (file.size > mostBytes) {
      setProblem(
        t('crops.weather.file-too-large', {
          size: format.number(Math.ceil(file.size / bytesPerKilobyte)),
          most: format.number(mostBytes / bytesPerKilobyte),
        }),
      );
      return;
    }
    try {
      onText(await file.text());
      setProblem(null);
    } catch {
      setProblem(t('crops.weather.file-unreadable'));
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
