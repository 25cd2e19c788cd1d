import { createTheme, type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { config, getAppEvents, ThemeChangedEvent } from '@grafana/runtime';
import React, { useEffect, useState } from 'react';

export type ThemeMode = 'dark' | 'light';

export const createHostTheme = (mode: ThemeMode): GrafanaTheme2 =>
  createTheme({
    colors: { mode },
    // Grafana's own, Roboto Mono, is in none of its npm packages.
    typography: { fontFamilyMonospace: 'monospace' },
  });

/** As Grafana does it: the page stays as it is, and all that is on it is told. */
export const changeTheme = (mode: ThemeMode): void =>
  getAppEvents().publish(new ThemeChangedEvent(createHostTheme(mode)));

/** Gives what is in it the theme of the page. */
export function Themed({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const [theme, setTheme] = useState(config.theme2);
  useEffect(() => {
    const subscription = getAppEvents().subscribe(ThemeChangedEvent, ({ payload }) => {
      config.theme2 = payload;
      setTheme(payload);
    });
    return () => subscription.unsubscribe();
  }, []);
  return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>;
}
