import { Command } from '../states/copy.tsx';
import { parseCommand } from './command.ts';
import { FlowsOrigin } from './flows-origin.tsx';
import { otherOrigin } from './other-origin.ts';

/** What answers a command: the stored rows of `flows`, or the page that shows another's. */
export function Origin({
  query,
  label,
  asOf,
}: {
  readonly query: string;
  readonly label: string;
  readonly asOf: string | undefined;
}) {
  const command = parseCommand(query);
  if (command?.verb === 'flows') return <FlowsOrigin query={query} command={command} label={label} asOf={asOf} />;
  const other = otherOrigin(command);
  return (
    <>
      <p>{other.words}</p>
      <Command text={query} />
      {other.href !== null && (
        <p className="dialog-next">
          <a href={other.href}>{other.link}</a>
        </p>
      )}
    </>
  );
}
