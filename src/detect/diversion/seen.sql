-- The legs of one comparison that are above expectation: of the scenario's own routes, or of places where nothing should be
-- found. Goods that the nomenclature of only one of the two periods has are not tested at all.
--   legs;  $run tells one earlier date from another
--   $minimum, $floor: a smaller excess is no finding, nor is one that does not count as a flow
SELECT {{kind}} AS kind, $run AS run, l.leg, l.station, l.other, l.role, l.product, l.stratum, l.log_ratio, l.log_var, l.sd, l.expected,
  ln((l.v_w + $floor) / (l.expected + $floor)) AS log_level
FROM legs l
WHERE l.changed IS NULL AND l.delta >= $minimum AND (l.has_base = 1 OR l.v_w >= $floor) AND {{where}}
