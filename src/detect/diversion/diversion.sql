-- Goods that came into an intermediary above expectation and went on to the destination above expectation.
--   legs, candidates: id, station, product, strength and sd of each leg;  ledger, after all passes;  widths: leg, width (standard deviations of a leg's interval)
--   $markup, $markup_low, $markup_high: a dollar in is 1 + markup dollars out
-- The amount is never more than either leg's excess over the whole window: a month above and a month below cancel.
--   low: both legs at their low ends, the largest mark-up;  high: both at their high ends, the smallest
WITH moved AS (
  SELECT id, sum(matched) AS matched, sum(kg_matched) AS kg_matched, sum(waited) / nullif(sum(matched), 0) AS lag_mean,
    sum(weighed_in) / nullif(sum(raw_in), 0) AS weighed_in, sum(weighed_out) / nullif(sum(raw_out), 0) AS weighed_out,
    sum(kg_x_in) AS kg_in, sum(kg_x_out) AS kg_out, sum(kg_in) AS in_kg_w, sum(kg_out) AS out_kg_w, max(v_in) AS in_largest, max(v_out) AS out_largest
  FROM ledger GROUP BY id
),
both_legs AS (
  SELECT c.id, i.station, o.other AS destination, i.product,
    i.v_w AS in_w, i.v_b AS in_b, i.expected AS in_expected, i.delta AS in_delta, i.sd AS in_sd, i.has_base AS in_has_base, c.strength_in,
    o.v_w AS out_w, o.v_b AS out_b, o.expected AS out_expected, o.delta AS out_delta, o.sd AS out_sd, o.has_base AS out_has_base, c.strength_out,
    m.matched, m.kg_matched, m.lag_mean, m.weighed_in, m.weighed_out, m.kg_in, m.kg_out,
    m.in_kg_w, m.out_kg_w, m.in_largest, m.out_largest,
    wi.width * c.sd_in AS in_half, wo.width * c.sd_out AS out_half
  FROM candidates c
  JOIN legs i ON i.leg = 'in' AND i.station = c.station AND i.product = c.product
  JOIN legs o ON o.leg = 'out' AND o.station = c.station AND o.product = c.product AND o.role = 'destination'
  JOIN moved m ON m.id = c.id
  JOIN widths wi ON wi.leg = 'in'
  JOIN widths wo ON wo.leg = 'out'
),
bounded AS (
  SELECT *,
    least(matched, in_delta, out_delta / (1 + $markup)) AS amount,
    greatest(0, least(in_delta - in_half, (out_delta - out_half) / (1 + $markup_high))) AS low,
    least(in_delta + in_half, (out_delta + out_half) / (1 + $markup_low)) AS high,
    CASE WHEN weighed_in >= $weighed AND weighed_out >= $weighed AND kg_in > 0 AND kg_out > 0 THEN least(kg_matched, kg_in, kg_out) END AS kg
  FROM both_legs
)
SELECT *, least(low, amount) AS amount_low, greatest(high, amount) AS amount_high,
  CASE WHEN kg IS NOT NULL THEN least(kg, greatest(0, least(kg_in * (1 - in_half / in_delta), kg_out * (1 - out_half / out_delta)))) END AS kg_low,
  CASE WHEN kg IS NOT NULL THEN greatest(kg, least(kg_in * (1 + in_half / in_delta), kg_out * (1 + out_half / out_delta))) END AS kg_high
FROM bounded
