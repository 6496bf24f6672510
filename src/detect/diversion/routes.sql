-- Routes of two legs and chains of three, of the scenario and of places where nothing should be found. A route is as unusual
-- as its less unusual leg: strength = -ln(max p). Where one leg is missing or no excess the strength is 0, and the route
-- still counts as a test, or as a placebo.
--   unusual: kind, run, leg, station, other, role, product, p
--   kinds: the scenario; earlier dates, and other goods, on the same corridors; and the scenario's own legs in with the same
--   intermediaries' legs out to other destinations
WITH routes AS (
  SELECT i.kind, i.run, i.station, i.product, o.other, i.p AS p_in, coalesce(o.p, 1) AS p_out
  FROM unusual i
  LEFT JOIN unusual o ON o.leg = 'out' AND o.role = 'destination' AND o.kind = i.kind AND o.run = i.run AND o.station = i.station AND o.product = i.product
  WHERE i.leg = 'in' AND i.role = 'intermediary'
  UNION ALL
  SELECT 'other destinations', 0, i.station, i.product, o.other, i.p, o.p
  FROM unusual i
  JOIN unusual o ON o.leg = 'out' AND o.kind = 'other destinations' AND o.station = i.station AND o.product = i.product
  WHERE i.leg = 'in' AND i.kind = 'scenario'
)
SELECT 'diversion' AS family, kind, run, station, 0 AS then_via, product, other, p_in, CAST(NULL AS DOUBLE) AS p_middle, p_out,
  'route' AS stratum, round(-ln(greatest(p_in, p_out)), 9) AS strength
FROM routes
UNION ALL
SELECT 'chain', i.kind, i.run, i.station, m.other, i.product, o.other, i.p, m.p, o.p, 'route', round(-ln(greatest(i.p, m.p, o.p)), 9)
FROM unusual i
JOIN unusual m ON m.leg = 'out' AND m.role = 'intermediary' AND m.kind = i.kind AND m.run = i.run AND m.station = i.station AND m.product = i.product
JOIN unusual o ON o.leg = 'out' AND o.role = 'destination' AND o.kind = i.kind AND o.run = i.run AND o.station = m.other AND o.product = i.product
WHERE i.leg = 'in' AND i.role = 'intermediary'
