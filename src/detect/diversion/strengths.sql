-- The legs of one comparison as tests: how strongly each is above what was expected, and by how many of its own standard
-- deviations it misses it either way (for the width of the bounds).
--   legs;  listed: product;  $minimum: a smaller excess is no finding, so it is no placebo either
SELECT CASE WHEN l.leg = 'in' THEN 'diversion-in' ELSE 'diversion-out' END AS family,
  l.leg, l.station, l.other, l.role, l.product,
  CASE WHEN p.product IS NULL THEN 0 ELSE 1 END AS is_listed,
  CASE WHEN l.has_base = 1 THEN 'ratio' ELSE 'level' END AS stratum,
  CASE WHEN l.delta >= $minimum AND l.changed IS NULL AND (l.has_base = 1 OR l.v_w >= $floor) THEN l.statistic END AS strength,
  CASE WHEN l.has_base = 1 AND l.sd > 0 AND l.changed IS NULL THEN abs(l.delta) / l.sd END AS miss
FROM legs l
LEFT JOIN listed p ON p.product = l.product
