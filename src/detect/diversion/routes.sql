-- Routes of two legs and chains of three, of the scenario and of places where nothing should be found. A route is as unusual
-- as its less unusual leg: strength = -ln(max p). A route of which one leg is no excess has strength 0; such routes are tests
-- and placebos all the same, and one row of strength 0 stands for all of them (n).
--   unusual: kind, run, leg, station, other, role, product, p, of legs that are an excess;  counted: kind, leg, other, role, n
--   kinds: the scenario; earlier dates, and other goods, on the same corridors; and the scenario's own legs in with the same
--   intermediaries' legs out to other destinations, those that get at least half as many of their goods as the destination.
WITH reach AS (
  SELECT other, role, sum(n) AS n FROM counted
  WHERE leg = 'out' AND (kind = 'other destinations' OR (kind = 'scenario' AND role = 'destination')) GROUP BY other, role
),
elsewhere AS (
  SELECT other FROM reach WHERE role <> 'destination' AND 2 * n >= (SELECT max(n) FROM reach WHERE role = 'destination')
),
routes AS (
  SELECT i.kind, i.run, i.station, i.product, o.other, i.p AS p_in, o.p AS p_out
  FROM unusual i
  JOIN unusual o ON o.leg = 'out' AND o.role = 'destination' AND o.kind = i.kind AND o.run = i.run AND o.station = i.station AND o.product = i.product
  WHERE i.leg = 'in' AND i.role = 'intermediary'
  UNION ALL
  SELECT 'other destinations', 0, i.station, i.product, o.other, i.p, o.p
  FROM unusual i
  JOIN unusual o ON o.leg = 'out' AND o.kind = 'other destinations' AND o.station = i.station AND o.product = i.product
  JOIN elsewhere e ON e.other = o.other
  WHERE i.leg = 'in' AND i.role = 'intermediary' AND i.kind = 'scenario'
),
chains AS (
  SELECT i.kind, i.run, i.station, m.other AS then_via, i.product, o.other, i.p AS p_in, m.p AS p_middle, o.p AS p_out
  FROM unusual i
  JOIN unusual m ON m.leg = 'out' AND m.role = 'intermediary' AND m.kind = i.kind AND m.run = i.run AND m.station = i.station AND m.product = i.product
  JOIN unusual o ON o.leg = 'out' AND o.role = 'destination' AND o.kind = i.kind AND o.run = i.run AND o.station = m.other AND o.product = i.product
  WHERE i.leg = 'in' AND i.role = 'intermediary'
),
-- Each leg in is a route; to other destinations, each with each of them. Each leg between intermediaries is a chain.
totals AS (
  SELECT 'diversion' AS family, kind, sum(n) AS n FROM counted WHERE leg = 'in' AND role = 'intermediary' GROUP BY kind
  UNION ALL
  SELECT 'diversion', 'other destinations', (SELECT sum(n) FROM counted WHERE leg = 'in' AND role = 'intermediary' AND kind = 'scenario') * (SELECT count(*) FROM elsewhere)
  UNION ALL
  SELECT 'chain', kind, sum(n) FROM counted WHERE leg = 'out' AND role = 'intermediary' AND kind <> 'other destinations' GROUP BY kind
),
found AS (
  SELECT 'diversion' AS family, kind, run, station, CAST(0 AS SMALLINT) AS then_via, product, other, p_in, CAST(NULL AS DOUBLE) AS p_middle, p_out,
    round(-ln(greatest(p_in, p_out)), 9) AS strength, 1 AS n FROM routes
  UNION ALL
  SELECT 'chain', kind, run, station, then_via, product, other, p_in, p_middle, p_out, round(-ln(greatest(p_in, p_middle, p_out)), 9), 1 FROM chains
)
SELECT family, kind, run, station, then_via, product, other, p_in, p_middle, p_out, 'route' AS stratum, strength, n FROM found
UNION ALL
SELECT t.family, t.kind, 0, 0, 0, 0, 0, 1, NULL, 1, 'route', 0, t.n - coalesce(f.n, 0)
FROM totals t LEFT JOIN (SELECT family, kind, sum(n) AS n FROM found GROUP BY family, kind) f ON f.family = t.family AND f.kind = t.kind
