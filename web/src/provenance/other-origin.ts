import { stringifySearch } from '../url/search.ts';
import type { Command } from './command.ts';

interface OtherOrigin {
  readonly words: string;
  readonly link: string;
  /** An address of the web app; null where no page answers the command. */
  readonly href: string | null;
}

/** What a command that is not `flows` does, and the page that answers it. */
export function otherOrigin(command: Command | null): OtherOrigin {
  const params = command?.params ?? {};
  const corridor = (search: Readonly<Record<string, unknown>>): string => `/corridors${stringifySearch(search)}`;
  const [from, to] = String(params['window'] ?? '').split('..');
  switch (command?.verb ?? '') {
    case 'route':
      return {
        words: 'This is worked out from both legs of a route, not summed from single rows. The command shows how.',
        link: 'See both legs on the page Corridors',
        href: corridor({
          reporter: params['from'],
          partner: params['via'],
          hs: params['hs'],
          from,
          to,
          currency: params['currency'],
          show: 'sankey',
        }),
      };
    case 'mirror':
      return {
        words: 'This compares what the exporter reports with what the importer reports. The command shows how.',
        link: 'See both reports on the page Corridors',
        href: corridor({
          reporter: params['exporter'],
          partner: params['importer'],
          hs: params['hs'],
          from: params['from'],
          to: params['to'],
          currency: params['currency'],
          show: 'mirror',
        }),
      };
    case 'fetch':
      return {
        words: 'No loaded source has these figures. The command fetches them from UN Comtrade and loads them.',
        link: 'Fetch it on the page Data',
        href: '/data?show=fetch',
      };
    default:
      return { words: 'This command gives the same figure.', link: '', href: null };
  }
}
