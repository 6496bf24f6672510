import { Command } from './copy.tsx';

/** The data at hand cannot answer: what is missing and the command that gets it. */
export function NotAssessable({
  missing,
  command,
  title = 'Not assessable with what is loaded',
}: {
  readonly missing: string;
  readonly command?: string | undefined;
  readonly title?: string;
}) {
  return (
    <div className="state state-not-assessable" role="status">
      <h2>{title}</h2>
      <p>{missing}</p>
      {command !== undefined && (
        <>
          <p>This gets it:</p>
          <Command text={command} />
        </>
      )}
    </div>
  );
}
