-- The legs of one comparison as tests, of the scenario's own routes or of places where nothing should be found.
--   legs;  listed: product;  $run tells one earlier date from another;  $minimum, $floor: a smaller excess is no finding, nor is one that does not count as a flow;
-- goods that the nomenclature of only one of the two periods has are not tested at all
SELECT CASE WHEN l.leg = 'in' THEN 'diversion-in' ELSE 'diversion-out' END AS family, {{kind}} AS kind, $run AS run,
  l.leg, l.station, l.other, l.role, l.product, l.stratum, l.log_ratio, l.log_var, l.log_level, l.delta, l.sd, l.expected,
  CASE WHEN l.delta >= $minimum AND (l.has_base = 1 OR l.v_w >= $floor) THEN 1 ELSE 0 END AS is_excess
FROM legs l
LEFT JOIN listed p ON p.product = l.product
WHERE l.changed IS NULL AND {{where}}
