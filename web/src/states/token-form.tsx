import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { token } from '../api/token.ts';

/** Asks for an access token; it is kept for this tab and every question is asked again with it. */
export function TokenForm({ onDone }: { readonly onDone?: () => void }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    token.keep(text.trim());
    void client.resetQueries();
    onDone?.();
  };
  return (
    <form className="state state-token" onSubmit={send}>
      <h2>This server asks for an access token</h2>
      <p>
        {token.read() === null ? 'Whoever runs it can issue one.' : 'The one you gave is not valid, or was revoked.'} It
        is kept in this tab only.
      </p>
      <label>
        Access token{' '}
        <input
          type="password"
          autoComplete="off"
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>{' '}
      <button type="submit">Go on</button>
    </form>
  );
}
