-- What each scored series says, as tests of a family; one-sided, larger is stronger.
-- Strength is null for a code that did not exist in the base: no earlier date is like it, so it is told and not tested.
--   collapse: the destination gets less than expected.   surge: somebody gets more.   new-flow: from (next to) nothing.
--   displacement: an intermediary gets more of goods of which the destination lost something.
WITH lost AS (
  SELECT exporter, product, -delta AS shortfall, low AS shortfall_low, high AS shortfall_high, v_w AS direct_w, v_b AS direct_b
  FROM scored WHERE role = 'destination' AND has_base = 1 AND delta < 0
)
SELECT 'collapse' AS family, s.*, -s.statistic AS strength, NULL AS shortfall, NULL AS shortfall_low, NULL AS shortfall_high
FROM scored s WHERE s.role = 'destination' AND s.has_base = 1 AND s.delta < 0
UNION ALL
SELECT 'surge', s.*, s.statistic, NULL, NULL, NULL
FROM scored s WHERE s.has_base = 1 AND s.delta > 0
UNION ALL
SELECT 'new-flow', s.*, CASE WHEN s.changed IS NULL THEN s.statistic END, NULL, NULL, NULL
FROM scored s WHERE s.has_base = 0 AND s.delta > 0 AND s.v_w >= $floor AND coalesce(s.changed, '') <> 'gone'
UNION ALL
SELECT 'displacement', s.*, s.statistic, l.shortfall, l.shortfall_low, l.shortfall_high
FROM scored s JOIN lost l ON l.exporter = s.exporter AND l.product = s.product
WHERE s.role = 'intermediary' AND s.delta > 0 AND s.changed IS NULL AND (s.has_base = 1 OR s.v_w >= $floor)
