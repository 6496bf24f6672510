import { THEMES, useTheme } from './theme.ts';

const WORDS = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

export function ThemeSwitch() {
  const [theme, choose] = useTheme();
  return (
    <label className="theme-switch">
      <span className="hidden">Appearance</span>
      <select value={theme} onChange={(event) => choose(event.target.value as (typeof THEMES)[number])}>
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {WORDS[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
