/**
 * A line or a block of text. Its direction follows what is typed; addresses and passwords stay left-to-right.
 *
 * @example
 * <TextField label={t('shell.sign-in.email')} type="email" autoComplete="username" value={email} onChange={setEmail} />
 */
import { useI18n } from '@repo/i18n/react';
import { direction } from '@repo/urdu-text/direction';
import { type HTMLInputAutoCompleteAttribute, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import type { FieldProps } from './internal/field-props.ts';
import { TextControl } from './internal/text-control.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  readonly maxLength?: number | undefined;
  /** More than one line. */
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

const leftToRight: ReadonlySet<string> = new Set(['email', 'password', 'tel', 'url']);

export function TextField({ type = 'text', ...props }: TextFieldProps) {
  const { t, dir } = useI18n();
  const [shown, setShown] = useState(false);
  const typed = direction(props.value);
  const ofText = typed === 'auto' ? dir : typed;
  return (
    <TextControl
      {...props}
      type={type === 'password' && shown ? 'text' : type}
      dir={leftToRight.has(type) ? 'ltr' : ofText}
      trailing={
        type === 'password' && (
          <IconButton
            icon={shown ? 'eye-off' : 'eye'}
            label={t(shown ? 'ui.password.hide' : 'ui.password.show')}
            onPress={() => setShown(!shown)}
          />
        )
      }
    />
  );
}
