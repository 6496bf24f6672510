import type { Change, Evidence } from './evidence.ts';
import { byShare, type Explanation, type ExplanationName, LITTLE_SHARE, type Verdict } from './verdict.ts';

/** One explanation as a row of a table: what it says, what it needs, and how the evidence decides. */
export interface Rule {
  readonly name: ExplanationName;
  readonly says: string;
  readonly needs: string;
  readonly decide: (evidence: Evidence) => Omit<Explanation, 'explanation'>;
}

const size = (value: number, currency: string): string => {
  const [amount, unit] =
    Math.abs(value) >= 1e9
      ? [value / 1e9, 'bn']
      : Math.abs(value) >= 1e5
        ? [value / 1e6, 'm']
        : [value / 1e3, 'thousand'];
  return `${amount.toPrecision(3)} ${unit} ${currency}`;
};
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const moved = (change: { value: number; base: number }, currency: string): string =>
  `${size(change.base, currency)} became ${size(change.value, currency)}`;
const part = (some: number, of: number): number => (of <= 0 ? 0 : Math.min(1, Math.max(0, some / of)));
const rose = ({ value, expected }: Change): number => value - expected;

function answer(
  verdict: Verdict,
  share: number | null,
  says: {
    readonly for?: readonly string[];
    readonly against?: readonly string[];
    readonly missing?: readonly string[];
  },
): Omit<Explanation, 'explanation'> {
  return { verdict, share, for: says.for ?? [], against: says.against ?? [], missing: says.missing ?? [] };
}

/** The eight explanations of a surge, in the order in which an analyst would ask for them. */
export const RULES: readonly Rule[] = [
  {
    name: 'direct supply',
    says: 'The destination gets the goods from their origin itself; no intermediary is needed.',
    needs: 'what the exporters, and others, sent to the destination',
    decide: directSupply,
  },
  {
    name: 'diversion',
    says: 'The goods came into the intermediary and went on to the destination.',
    needs: 'what the intermediary sent to the destination, by its own report or by the mirror',
    decide: diversion,
  },
  {
    name: 'ghost transit',
    says: 'The goods were declared for the intermediary and never arrived there.',
    needs: 'what the intermediary says it received from the exporters',
    decide: ghostTransit,
  },
  {
    name: 'reclassification',
    says: 'The goods moved under another code before, or the code did not exist.',
    needs: 'sibling codes on the same corridor, and the correlation of HS revisions',
    decide: reclassification,
  },
  { name: 'price', says: 'The same weight cost more.', needs: 'net weight in both periods', decide: price },
  {
    name: 'domestic demand',
    says: 'The intermediary took more for itself.',
    needs: 'what it took of the goods from other origins, or of other goods from the same exporters',
    decide: demand,
  },
  {
    name: 'policy reform',
    says: 'A tariff, a customs union or a rule of the intermediary changed.',
    needs: 'dated reforms in the scenario file',
    decide: reform,
  },
  {
    name: 'reporting artefact',
    says: 'What was published changed, not what was traded.',
    needs: 'which reporter-periods were published, and confidential rows',
    decide: artefact,
  },
];

function directSupply(e: Evidence): Omit<Explanation, 'explanation'> {
  if (e.intermediary === null) {
    const gain = rose(e.change);
    return gain > 0
      ? answer('supported', 1, {
          for: [`${e.exporter} itself sends more to ${e.destination}: ${moved(e.change, e.currency)}`],
        })
      : answer('contradicted', 0, {
          against: [`${e.exporter} sends less to ${e.destination}: ${moved(e.change, e.currency)}`],
        });
  }
  if (e.direct === null && e.othersDirect === null)
    return answer('not assessable', null, {
      missing: [`no loaded source says what reached ${e.destination} directly: ${e.fetch.direct}`],
    });
  const own = e.direct === null ? null : rose(e.direct);
  const others = e.othersDirect === null ? null : rose(e.othersDirect);
  const saysFor: string[] = [];
  const against: string[] = [];
  if (e.direct !== null && own !== null)
    (own > 0 ? saysFor : against).push(`direct from ${e.exporter} to ${e.destination}: ${moved(e.direct, e.currency)}`);
  if (e.othersDirect !== null && others !== null)
    (others > 0 ? saysFor : against).push(`direct from others that report: ${moved(e.othersDirect, e.currency)}`);
  // What others sell to the destination says nothing of why an intermediary takes more; it stands beside the verdict.
  const verdict = own === null ? 'not assessable' : own > 0 ? 'supported' : 'contradicted';
  return answer(verdict, verdict === 'contradicted' ? 0 : null, { for: saysFor, against });
}

function diversion(e: Evidence): Omit<Explanation, 'explanation'> {
  if (e.intermediary === null)
    return answer('contradicted', 0, { against: ['the goods go to the destination itself'] });
  if (e.onward === null)
    return answer('not assessable', null, {
      missing: [
        `no loaded source says what ${e.intermediary} sent on to ${e.destination} of these goods: ${e.fetch.onward}`,
      ],
    });
  const { onward } = e;
  const share = part(onward.matched, rose(e.change));
  const went = `${e.intermediary} to ${e.destination}: ${moved(onward, e.currency)}`;
  if (onward.excess <= 0 || onward.matched <= 0)
    return answer('contradicted', 0, { against: [`${went}: no more than was expected`] });
  const matched = `${size(onward.matched, e.currency)} of it (${percent(share)}) can be matched with what went on, month by month`;
  const sure = onward.q === null ? 'not calibrated' : `q ${onward.q < 0.001 ? '< 0.001' : onward.q.toFixed(3)}`;
  if (onward.supported || (onward.q === null && onward.low > 0))
    return answer('supported', share, { for: [went, `${matched} (${sure})`] });
  return answer('not assessable', share, {
    for: [went, matched],
    against: [
      onward.q === null
        ? 'the excess is within its own uncertainty'
        : `such excesses are found where nothing happened too (${sure})`,
    ],
  });
}

function ghostTransit(e: Evidence): Omit<Explanation, 'explanation'> {
  if (e.intermediary === null)
    return answer('contradicted', 0, { against: ['the goods go to the destination itself'] });
  if (e.arrival === null)
    return answer('not assessable', null, {
      missing: [`no loaded source says what ${e.intermediary} received from ${e.exporter}: ${e.fetch.arrival}`],
    });
  const { sent, received, ratio, missing, shareOfExcess, of, currency } = e.arrival;
  const both = `${size(sent, currency)} sent, ${size(received, currency)} received (${of}); before, ${ratio.toFixed(2)} arrived of each 1.00 sent`;
  if (shareOfExcess === null || missing <= 0 || received >= sent)
    return answer('contradicted', 0, { against: [`${both}: what was sent arrived`] });
  const text = `${size(missing, currency)} did not arrive, ${percent(shareOfExcess)} of the extra exports`;
  const verdict =
    of === 'these goods'
      ? shareOfExcess >= 0.25
        ? 'supported'
        : byShare(shareOfExcess)
      : shareOfExcess >= LITTLE_SHARE
        ? 'not assessable'
        : 'contradicted';
  const caveat =
    of === 'these goods' ? [] : [`only totals of all goods can be compared; the goods themselves: ${e.fetch.arrival}`];
  return answer(
    verdict,
    shareOfExcess,
    verdict === 'contradicted' ? { against: [both, text] } : { for: [both, text], missing: caveat },
  );
}

function reclassification(e: Evidence): Omit<Explanation, 'explanation'> {
  const { changed, scope, why, sibling, siblingsInData } = e.nomenclature;
  if (changed === 'born') return answer('supported', 1, { for: [`the code did not exist in the base: ${why}`] });
  if (changed === 'gone') return answer('supported', 1, { for: [`the code no longer existed in the window: ${why}`] });
  if (sibling !== null && sibling.share >= LITTLE_SHARE) {
    return answer(byShare(sibling.share), sibling.share, {
      for: [
        `${sibling.code} moved the other way on the same corridor by ${size(Math.abs(sibling.moved), e.currency)}, ${percent(sibling.share)} of the change`,
      ],
    });
  }
  if (scope === 'changed')
    return answer('not assessable', null, {
      missing: [`the scope of the code changed between base and window: ${why}`],
    });
  if (siblingsInData === 0)
    return answer('not assessable', null, { missing: ['no sibling code of the same heading is in the loaded data'] });
  return answer('contradicted', sibling?.share ?? 0, {
    against: [
      `${scope === 'same' ? why : 'no revision of the HS lies between base and window'}; none of ${siblingsInData} sibling codes moved the other way by as much`,
    ],
  });
}

function price(e: Evidence): Omit<Explanation, 'explanation'> {
  if (e.price === null) return answer('not assessable', null, { missing: ['net weight is not known in both periods'] });
  const { priceEffect, quantityEffect, perKgBase, perKgWindow } = e.price;
  const share = part(priceEffect, priceEffect + Math.max(0, quantityEffect));
  const text = `a kilogram cost ${perKgBase.toPrecision(3)} and then ${perKgWindow.toPrecision(3)} ${e.currency}: price makes up ${percent(share)} of the rise`;
  const verdict = byShare(share);
  return answer(verdict, share, verdict === 'supported' ? { for: [text] } : { against: [text] });
}

function demand(e: Evidence): Omit<Explanation, 'explanation'> {
  if (e.intermediary === null) return answer('contradicted', 0, { against: ['there is no intermediary'] });
  const taken = takenToo(e);
  if (taken === null)
    return answer('not assessable', null, {
      missing: [
        `no loaded source says what ${e.intermediary} took of these goods from others, or of other goods: ${e.fetch.arrival}`,
      ],
    });
  const kept = keptAtHome(e);
  const share = Math.min(taken.share, kept ?? 1);
  const left =
    kept !== null && kept < 1 && e.demand.onwardToAll !== null
      ? [
          `${e.intermediary} to everybody: ${moved(e.demand.onwardToAll, e.currency)}; at most ${percent(kept)} of what more came in stayed`,
        ]
      : [];
  const on = e.onward === null ? 0 : part(e.onward.matched, rose(e.change));
  if (e.onward?.supported === true && on >= 0.5)
    return answer('contradicted', Math.min(share, 1 - on), {
      for: share > 0 ? [taken.text] : [],
      against: [`${percent(on)} of the rise went on`, ...left],
    });
  if (share < LITTLE_SHARE) return answer('contradicted', share, { against: [taken.text, ...left] });
  // That others sent more too is as true of a hub: without what left, it supports nothing.
  const unknown = kept === null ? [`whether it stayed in ${e.intermediary}: no loaded source says what left`] : [];
  const verdict = kept === null || !taken.sameGoods ? 'not assessable' : byShare(share);
  return answer(verdict, share, { for: [taken.text], against: left, missing: unknown });
}

/** How much of the rise would be there if the exporters had done as others did: in the same goods, else in other goods. */
function takenToo(e: Evidence): { share: number; text: string; sameGoods: boolean } | null {
  const { otherOrigins, otherGoods } = e.demand;
  const gain = rose(e.change);
  const grown = (known: { value: number; base: number }): number =>
    known.base <= 0 ? 0 : part((known.value / known.base - 1) * e.change.expected, gain);
  if (otherOrigins !== null) {
    const share = Math.max(grown(otherOrigins), part(otherOrigins.value - otherOrigins.base, gain));
    return {
      share,
      sameGoods: true,
      text: `the same goods from other origins into ${e.intermediary}: ${moved(otherOrigins, e.currency)}; that is ${percent(share)} of this rise, in growth or in money`,
    };
  }
  if (otherGoods === null || otherGoods.base <= 0) return null;
  const share = grown(otherGoods);
  return {
    share,
    sameGoods: false,
    text: `${otherGoods.of} from the same exporters into ${e.intermediary}: ${moved(otherGoods, otherGoods.currency)}; that growth would account for ${percent(share)} of the rise`,
  };
}

/** The share of what more came in, from all origins, that did not leave again for anywhere; null where nobody says what left. */
function keptAtHome(e: Evidence): number | null {
  const { onwardToAll, otherOrigins } = e.demand;
  const fromOthers = otherOrigins === null ? 0 : otherOrigins.value - otherOrigins.base;
  if (onwardToAll === null) return null;
  const more = Math.max(0, rose(e.change)) + Math.max(0, fromOthers);
  return more <= 0 ? null : 1 - part(onwardToAll.value - onwardToAll.base, more);
}

function reform(e: Evidence): Omit<Explanation, 'explanation'> {
  if (e.reforms.length === 0)
    return answer('not assessable', null, {
      missing: [`the scenario names no reform of ${e.intermediary ?? e.destination} (field "reforms")`],
    });
  const named = e.reforms.map(({ date, text, source }) => `${date}: ${text} (${source})`);
  if (e.timing === null || e.timing.kind === 'not assessable')
    return answer('not assessable', null, { for: named, missing: ['the series is too short to date a break'] });
  const at = e.timing.changepoints.filter((month) => e.reforms.some((own) => near(month, own.date)));
  if (at.length > 0 && !e.timing.atEvent)
    return answer('supported', null, { for: [...named, `the series breaks at ${at.join(', ')}`] });
  if (at.length > 0)
    return answer('not assessable', null, {
      for: named,
      against: ['the series breaks near the event and near the reform alike'],
    });
  return answer('contradicted', null, { for: named, against: [`the series does not break there (${e.timing.why})`] });
}

/** Within a quarter. */
function near(month: string, date: string): boolean {
  const count = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7) || 1);
  return Math.abs(count(month) - count(date)) <= 3;
}

function artefact(e: Evidence): Omit<Explanation, 'explanation'> {
  const { windowComplete, baseComplete, missing, change, likeForLike, confidentialRows } = e.artefact;
  const complete = windowComplete && baseComplete;
  const secret = confidentialRows > 0 ? [`${confidentialRows} rows of the corridor are confidential`] : [];
  if (complete && confidentialRows === 0)
    return answer('contradicted', 0, {
      against: ['every reporter-period of window and base was published, and no row is confidential'],
    });
  if (complete) return answer('not assessable', null, { missing: secret });
  const gaps = `not published: ${missing.slice(0, 4).join(', ')}${missing.length > 4 ? ' ...' : ''}`;
  if (likeForLike === null) return answer('not assessable', null, { missing: [gaps, ...secret] });
  const share = part(change - likeForLike, change);
  const text = `${gaps}; over the months that both years have of each reporter the change is ${size(likeForLike, e.currency)} instead of ${size(change, e.currency)}`;
  const verdict = byShare(share);
  return answer(
    verdict,
    share,
    verdict === 'contradicted' ? { against: [text, ...secret] } : { for: [text, ...secret] },
  );
}
