-- Routes of two legs and chains of three, of the scenario and of places where nothing should be found. A route is as unusual
-- as its less unusual leg: strength = -ln(max p). Where one leg is missing or no excess the strength is 0, and the route
-- still counts as a test, or as a placebo.
--   unusual: kind, run, leg, station, other, role, product, p
--   kinds: the scenario; earlier dates, and other goods, on the same corridors; and the scenario's own legs in with the same
--   intermediaries' legs out to other destinations, those that get at least half as many of their goods as the destination.
--   n: how many routes a row stands for. Most pairs of goods and destination have no leg out; they stand in one row.
WITH reach AS (
  SELECT other, role, count(*) AS n FROM unusual
  WHERE leg = 'out' AND (kind = 'other destinations' OR (kind = 'scenario' AND role = 'destination')) GROUP BY other, role
),
elsewhere AS (
  SELECT other FROM reach WHERE role <> 'destination' AND 2 * n >= (SELECT max(n) FROM reach WHERE role = 'destination')
),
counted AS (
  SELECT (SELECT count(*) FROM unusual WHERE kind = 'scenario' AND leg = 'in' AND role = 'intermediary') * (SELECT count(*) FROM elsewhere) AS n
),
routes AS (
  SELECT i.kind, i.run, i.station, i.product, o.other, i.p AS p_in, coalesce(o.p, 1) AS p_out
  FROM unusual i
  LEFT JOIN unusual o ON o.leg = 'out' AND o.role = 'destination' AND o.kind = i.kind AND o.run = i.run AND o.station = i.station AND o.product = i.product
  WHERE i.leg = 'in' AND i.role = 'intermediary'
  UNION ALL
  SELECT 'other destinations', 0, i.station, i.product, o.other, i.p, o.p
  FROM unusual i
  JOIN unusual o ON o.leg = 'out' AND o.kind = 'other destinations' AND o.station = i.station AND o.product = i.product
  JOIN elsewhere e ON e.other = o.other
  WHERE i.leg = 'in' AND i.kind = 'scenario'
)
SELECT 'diversion' AS family, kind, run, station, 0 AS then_via, product, other, p_in, CAST(NULL AS DOUBLE) AS p_middle, p_out,
  'route' AS stratum, round(-ln(greatest(p_in, p_out)), 9) AS strength, 1 AS n
FROM routes
UNION ALL
SELECT 'diversion', 'other destinations', 0, 0, 0, 0, 0, 1, NULL, 1, 'route', 0, c.n - (SELECT count(*) FROM routes WHERE kind = 'other destinations')
FROM counted c
UNION ALL
SELECT 'chain', i.kind, i.run, i.station, m.other, i.product, o.other, i.p, m.p, o.p, 'route', round(-ln(greatest(i.p, m.p, o.p)), 9), 1
FROM unusual i
JOIN unusual m ON m.leg = 'out' AND m.role = 'intermediary' AND m.kind = i.kind AND m.run = i.run AND m.station = i.station AND m.product = i.product
JOIN unusual o ON o.leg = 'out' AND o.role = 'destination' AND o.kind = i.kind AND o.run = i.run AND o.station = m.other AND o.product = i.product
WHERE i.leg = 'in' AND i.role = 'intermediary'
