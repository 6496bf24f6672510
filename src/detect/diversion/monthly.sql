-- The excess of each leg of each candidate by place in the window: what came (or went) less what was expected of the same
-- month. In January and February, exporters with a lunar new year are compared over both months together.
--   candidates: id, station, product;  places: place, period, sign (1 the window's period, -1 its counterpart in the base), pair
--   trade, roles, leg_growth;  $destination;  $markup: a dollar in is 1 + markup dollars out;  lunar: area
WITH rows_in AS (
  SELECT c.id, 'in' AS leg, p.place, p.pair, p.sign, CASE WHEN m.area IS NULL THEN 0 ELSE 1 END AS moves,
    CAST(t.value AS DOUBLE) * CASE WHEN p.sign > 0 THEN 1 ELSE coalesce(g.growth, 1) END AS value,
    CAST(t.net_weight AS DOUBLE) * CASE WHEN p.sign > 0 THEN 1 ELSE coalesce(g.growth, 1) END AS kg,
    CASE WHEN t.net_weight > 0 THEN CAST(t.value AS DOUBLE) ELSE 0 END AS weighed, CAST(t.value AS DOUBLE) AS raw
  FROM trade t
  JOIN candidates c ON c.station = t.importer AND c.product = t.product
  JOIN roles x ON x.area = t.exporter AND x.role = 'exporter'
  JOIN places p ON p.period = t.period
  LEFT JOIN leg_growth g ON g.exporter = t.exporter AND g.product = t.product
  LEFT JOIN lunar m ON m.area = t.exporter
),
rows_out AS (
  SELECT c.id, 'out' AS leg, p.place, p.pair, p.sign, CASE WHEN m.area IS NULL THEN 0 ELSE 1 END AS moves,
    CAST(t.value AS DOUBLE) * CASE WHEN p.sign > 0 THEN 1 ELSE coalesce(g.growth, 1) END AS value,
    CAST(t.net_weight AS DOUBLE) * CASE WHEN p.sign > 0 THEN 1 ELSE coalesce(g.growth, 1) END AS kg,
    CASE WHEN t.net_weight > 0 THEN CAST(t.value AS DOUBLE) ELSE 0 END AS weighed, CAST(t.value AS DOUBLE) AS raw
  FROM trade t
  JOIN candidates c ON c.station = t.exporter AND c.product = t.product
  JOIN places p ON p.period = t.period
  LEFT JOIN leg_growth g ON g.exporter = t.exporter AND g.product = t.product
  LEFT JOIN lunar m ON m.area = t.exporter
  WHERE t.importer = $destination
),
both_legs AS (SELECT * FROM rows_in UNION ALL SELECT * FROM rows_out),
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
    sum(sign * value) AS excess, sum(sign * coalesce(kg, 0)) AS kg, sum(weighed) AS weighed, sum(raw) AS raw
  FROM spread GROUP BY id, leg, place
)
SELECT c.id, w.place, w.period,
  coalesce(a.v, 0) AS v_in, coalesce(a.e, 0) AS e_in, coalesce(b.v, 0) AS v_out, coalesce(b.e, 0) AS e_out,
  coalesce(a.excess, 0) AS x_in, coalesce(b.excess, 0) AS x_out, coalesce(a.kg, 0) AS kg_x_in, coalesce(b.kg, 0) AS kg_x_out,
  coalesce(a.weighed, 0) AS weighed_in, coalesce(a.raw, 0) AS raw_in, coalesce(b.weighed, 0) AS weighed_out, coalesce(b.raw, 0) AS raw_out,
  greatest(0, coalesce(a.excess, 0)) AS left_in, greatest(0, coalesce(b.excess, 0) / (1 + $markup)) AS left_out,
  greatest(0, coalesce(a.kg, 0)) AS kg_left_in, greatest(0, coalesce(b.kg, 0)) AS kg_left_out,
  CAST(0 AS DOUBLE) AS matched, CAST(0 AS DOUBLE) AS kg_matched, CAST(0 AS DOUBLE) AS waited, CAST(0 AS DOUBLE) AS last_match
FROM candidates c
JOIN places w ON w.sign > 0
LEFT JOIN summed a ON a.id = c.id AND a.place = w.place AND a.leg = 'in'
LEFT JOIN summed b ON b.id = c.id AND b.place = w.place AND b.leg = 'out'
