/** Light, dark or as the device says: written into the page and kept in a cookie, so that the next page starts in it. */
import { type Theme, writePreference } from '@repo/i18n';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

interface ThemeChoice {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
}

const ThemeContext = createContext<ThemeChoice | null>(null);

export function ThemeProvider({ initial, children }: { readonly initial: Theme; readonly children: ReactNode }) {
  const [theme, choose] = useState(initial);
  const choice = useMemo(
    () => ({
      theme,
      setTheme: (next: Theme) => {
        document.documentElement.dataset.theme = next;
        writePreference('theme', next);
        choose(next);
      },
    }),
    [theme],
  );
  return <ThemeContext value={choice}>{children}</ThemeContext>;
}

export function useTheme(): ThemeChoice {
  const choice = useContext(ThemeContext);
  if (!choice) throw new Error('useTheme() needs a page that was mounted by mountVertical()');
  return choice;
}
