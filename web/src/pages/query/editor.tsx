import { type KeyboardEvent, type RefObject, useId, useRef } from 'react';
import type { Place } from './place.ts';

const LEAST = 7;
const MOST = 22;

/**
 * A plain text field for SQL with the numbers of its lines. Tab indents; after Escape it leaves the field, so that nobody who
 * has no pointer is held in it. Ctrl+Enter runs.
 */
export function Editor({
  text,
  change,
  run,
  place,
  field,
}: {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly run: () => void;
  readonly place: Place | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}) {
  const id = useId();
  const gutter = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const lines = text.split('\n').length;
  const rows = Math.max(LEAST, Math.min(MOST, lines + 1));
  const key = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return run();
    }
    if (event.key === 'Tab' && !leaving.current && !event.altKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      insertAt(event.currentTarget, '  ', change);
    }
    leaving.current = event.key === 'Escape' || (leaving.current && event.key === 'Shift');
  };
  return (
    <div className="editor">
      <div ref={gutter} className="gutter" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <span key={line} className={place?.line === line + 1 ? 'wrong' : undefined}>
            {line + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={field}
        aria-label="SQL statement"
        aria-describedby={`${id}-help`}
        aria-invalid={place !== null}
        placeholder="SELECT … FROM flow_named WHERE …"
        value={text}
        rows={rows}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        onChange={(event) => change(event.target.value)}
        onKeyDown={key}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
      <p id={`${id}-help`} className="editor-help">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs · <kbd>Tab</kbd> indents · <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the
        field
      </p>
    </div>
  );
}

/** Writes where the cursor is, as if typed: undo takes it back. */
export function insertAt(field: HTMLTextAreaElement, words: string, change: (text: string) => void): void {
  const { selectionStart, selectionEnd, value } = field;
  field.focus();
  // Deprecated, but the only way that keeps undo; without it the text is set as a whole.
  if (document.execCommand('insertText', false, words)) return;
  change(value.slice(0, selectionStart) + words + value.slice(selectionEnd));
  requestAnimationFrame(() => field.setSelectionRange(selectionStart + words.length, selectionStart + words.length));
}
