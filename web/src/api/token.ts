const KEY = 'entrepot-token';

/** An access token, for this tab only. */
export const token = {
  read: (): string | null => sessionStorage.getItem(KEY),
  keep: (text: string): void => sessionStorage.setItem(KEY, text),
  forget: (): void => sessionStorage.removeItem(KEY),
};
