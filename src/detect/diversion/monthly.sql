-- The excess of each leg of each candidate by place in the window: what came (or went) less what was expected of the same
-- month. In January and February, exporters with a lunar new year are compared over both months together.
--   candidates: id, station, product;  places: place, period, sign (1 the window's period, -1 its counterpart in the base), pair
--   trade, roles, leg_growth;  $destination;  $markup: a dollar in is 1 + markup dollars out;  lunar: area
WITH corridors AS (
  SELECT c.id, 'in' AS leg, x.area AS exporter, c.station AS importer, c.product FROM candidates c JOIN roles x ON x.role = 'exporter'
  UNION ALL
  SELECT c.id, 'out', c.station, CAST($destination AS SMALLINT), c.product FROM candidates c
),
weighted AS (
  SELECT c.id, c.leg, (CAST(c.exporter AS BIGINT) * 100000 + c.importer) * 100000000 + c.product AS corridor, coalesce(g.growth, 1) AS growth, CASE WHEN m.area IS NULL THEN 0 ELSE 1 END AS moves
  FROM corridors c
  LEFT JOIN leg_growth g ON g.exporter = c.exporter AND g.product = c.product
  LEFT JOIN lunar m ON m.area = c.exporter
),
both_legs AS (
  SELECT c.id, c.leg, p.place, p.pair, p.sign, c.moves,
    CAST(t.value AS DOUBLE) * CASE WHEN p.sign > 0 THEN 1 ELSE c.growth END AS value,
    CAST(t.net_weight AS DOUBLE) * CASE WHEN p.sign > 0 THEN 1 ELSE c.growth END AS kg,
    CASE WHEN t.net_weight > 0 THEN CAST(t.value AS DOUBLE) ELSE 0 END AS weighed, CAST(t.value AS DOUBLE) AS raw
  FROM trade t
  -- One number for the three: the look-up is the dearest part of the whole scan.
  JOIN weighted c ON c.corridor = (CAST(t.exporter AS BIGINT) * 100000 + t.importer) * 100000000 + t.product
  JOIN places p ON p.period = t.period
  WHERE t.period BETWEEN $first AND $last
),
-- A moving new year: half of the two months' sum stands in each of them.
spread AS (
  SELECT id, leg, place, sign, value, kg, weighed, raw FROM both_legs WHERE moves = 0 OR pair = place
  UNION ALL
  SELECT id, leg, place, sign, value / 2, kg / 2, weighed / 2, raw / 2 FROM both_legs WHERE moves = 1 AND pair <> place
  UNION ALL
  SELECT id, leg, pair, sign, value / 2, kg / 2, weighed / 2, raw / 2 FROM both_legs WHERE moves = 1 AND pair <> place
),
summed AS (
  SELECT id, leg, place,
    sum(CASE WHEN sign > 0 THEN value ELSE 0 END) AS v, sum(CASE WHEN sign < 0 THEN value ELSE 0 END) AS e,
    sum(sign * value) AS excess, sum(sign * coalesce(kg, 0)) AS kg, sum(CASE WHEN sign > 0 THEN coalesce(kg, 0) ELSE 0 END) AS kg_w, sum(weighed) AS weighed, sum(raw) AS raw
  FROM spread GROUP BY id, leg, place
)
SELECT c.id, w.place, w.period,
  coalesce(a.v, 0) AS v_in, coalesce(a.e, 0) AS e_in, coalesce(b.v, 0) AS v_out, coalesce(b.e, 0) AS e_out,
  coalesce(a.excess, 0) AS x_in, coalesce(b.excess, 0) AS x_out, coalesce(a.kg, 0) AS kg_x_in, coalesce(b.kg, 0) AS kg_x_out, coalesce(a.kg_w, 0) AS kg_in, coalesce(b.kg_w, 0) AS kg_out,
  coalesce(a.weighed, 0) AS weighed_in, coalesce(a.raw, 0) AS raw_in, coalesce(b.weighed, 0) AS weighed_out, coalesce(b.raw, 0) AS raw_out,
  greatest(0, coalesce(a.excess, 0)) AS left_in, greatest(0, coalesce(b.excess, 0) / (1 + $markup)) AS left_out,
  greatest(0, coalesce(a.kg, 0)) AS kg_left_in, greatest(0, coalesce(b.kg, 0)) AS kg_left_out,
  CAST(0 AS DOUBLE) AS matched, CAST(0 AS DOUBLE) AS kg_matched, CAST(0 AS DOUBLE) AS waited
FROM candidates c
JOIN places w ON w.sign > 0
LEFT JOIN summed a ON a.id = c.id AND a.place = w.place AND a.leg = 'in'
LEFT JOIN summed b ON b.id = c.id AND b.place = w.place AND b.leg = 'out'
