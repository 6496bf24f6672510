import type { SeriesAnswer, SeriesLeg } from '../../api/types.ts';
import { type Bar, Bars } from '../../charts/bars.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import type { Tone } from '../../charts/tone.ts';
import { AllEvents } from '../../evidence/all-events.tsx';
import { EventChart, useEvents } from '../../evidence/event-chart.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { formatMoney, formatPeriod } from '../../figures/format.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { NotAssessable } from '../../states/not-assessable.tsx';
import { legName, legTitle, legView, seriesTable, TONES } from './legs.ts';

/** Each leg in a chart of its own, at its own scale; one that nobody reports says so in its place. */
export function Legs({ answer }: { readonly answer: SeriesAnswer }) {
  const events = useEvents();
  return (
    <>
      <p className="part-note">
        Each at its own scale. Dashed or grey: what was to be expected, with the range in which{' '}
        <span className="num">95&nbsp;%</span> of such periods fall. Hatched: not reported.
        {events !== undefined &&
          events.events.length > 1 &&
          ' Numbered: what the evidence register has beside the trade.'}
      </p>
      <div className="legs">
        {answer.legs.map((leg) => (
          <Leg key={leg.leg} leg={leg} answer={answer} />
        ))}
      </div>
      <AllEvents />
    </>
  );
}

function Leg({ leg, answer }: { readonly leg: SeriesLeg; readonly answer: SeriesAnswer }) {
  const name = useAreaNames();
  const named = legName(leg, name);
  if (leg.reported === 'none')
    return (
      <div className="leg-missing">
        <NotAssessable
          title={named}
          missing={`Not assessable: no loaded source says so for ${leg.goods}.`}
          command={leg.query}
        />
      </div>
    );
  const view = legView(leg, answer.event);
  const tone = TONES[leg.leg];
  const bars = leg.frequency === 'annual' && view.periods.length < 7;
  return (
    <EventChart
      level={3}
      title={legTitle(leg, view, name, answer.finding.kind === 'reclassification' ? ', both codes together,' : '')}
      source={`${leg.source ?? ''}, reported ${leg.reported}, ${leg.frequency}, in ${leg.currency}`}
      note={
        view.missing > 0
          ? `${view.missing} periods of base and window are not reported: missing, not nought.`
          : undefined
      }
      table={seriesTable({ legs: [leg] })}
      command={leg.query}
      periods={view.periods}
      aside={<Provenance query={leg.query} label={named} asOf={answer.snapshot} />}
    >
      {(width, marks) =>
        bars ? (
          <Bars
            width={width}
            format={(value) => formatMoney(value, leg.currency)}
            words={['expected', 'reported']}
            rows={yearBars(leg, tone)}
            events={marks}
          />
        ) : (
          <LineChart
            width={width}
            height={width < 420 ? 210 : 236}
            periods={view.periods}
            series={[{ id: leg.leg, label: 'reported', tone, values: view.values }]}
            expected={view.expected}
            spans={view.spans}
            unit={leg.currency}
            events={marks}
            event={{ period: view.event, label: `event, ${formatPeriod(answer.event)}` }}
          />
        )
      }
    </EventChart>
  );
}

/** Newest first, so that the words stand at the year that has an expectation. */
function yearBars({ points }: SeriesLeg, tone: Tone): Bar[] {
  return points.toReversed().map(({ period, value, expected }) => ({
    key: period,
    label: period,
    value,
    tone,
    ...(expected === null ? {} : { before: expected }),
  }));
}
