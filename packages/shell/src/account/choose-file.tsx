import { Button } from '@repo/ui/button';
import type { IconName } from '@repo/ui/icon';
import { type ReactNode, useRef } from 'react';

export interface ChooseFileProps {
  readonly children: ReactNode;
  /** Endings and media types that the device offers first. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly tone?: 'primary' | 'secondary';
  readonly icon?: IconName;
  readonly pending?: boolean;
  readonly onChoose: (files: readonly File[]) => void;
}

/** A button that opens the device's own choice of files. */
export function ChooseFile({ children, accept, multiple = false, tone, icon, pending, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...(tone && { tone })} icon={icon} pending={pending} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after a failure.
          event.target.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
    </>
  );
}
