import type { Credibility, EvidenceKind, Reliability, Status } from './vocabulary.ts';

/** A file or page that was put away, as it was, under the hash of its bytes. */
export interface Copy {
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
  /** When, ISO 8601 UTC. */
  readonly added: string;
}

export interface Source {
  readonly name: string;
  readonly date: string | null;
  readonly link: string | null;
  readonly copy: Copy | null;
}

export interface Site {
  readonly name: string;
  readonly country: string;
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  readonly note: string | null;
}

/** What an item is about beside what it says: chosen by whoever wrote it down. */
export interface Links {
  /** HS codes; a code covers those under it. */
  readonly goods: readonly string[];
  readonly countries: readonly string[];
  readonly parties: readonly string[];
  /** Ids of findings. */
  readonly findings: readonly string[];
  /** Ids of claims. */
  readonly claims: readonly string[];
}

/** Something that is not a trade flow: who said what, when, and how far it may be relied on. Areas are ISO 3166 letters or groups. */
export interface Entry {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly statement: string;
  /** In which field: drones, banks, satellite navigation. */
  readonly channel: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly until: string | null;
  readonly from: string | null;
  readonly via: readonly string[];
  readonly to: string | null;
  readonly parties: readonly string[];
  readonly sites: readonly Site[];
  readonly sources: readonly Source[];
  readonly reliability: Reliability;
  readonly credibility: Credibility;
  readonly status: Status;
  readonly links: Links;
  /** Ids of footprints. */
  readonly footprints: readonly string[];
}

/** An item as it stands in the register: the bundled ones have no revision. */
export interface EvidenceItem extends Entry {
  readonly origin: 'bundled' | 'register';
  readonly revision: number | null;
}

/** Every area that an item names, each once. */
export function areasOf({ from, via, to, sites, links }: Entry): readonly string[] {
  const named = [from, ...via, to, ...sites.map(({ country }) => country), ...links.countries];
  return [...new Set(named.filter((area) => area !== null))];
}
