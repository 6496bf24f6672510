-- The periods that each asked reporter published, of one source, flow and frequency.
SELECT DISTINCT c.reporter AS reporter, c.first_period AS period
FROM catalog c
WHERE c.kind = 'period' AND c.source = $source AND c.flow = $flow AND c.freq = $frequency
  AND c.first_period BETWEEN $first AND $last
  AND CASE WHEN c.level = 0 THEN 1 ELSE 0 END = $total
  AND c.reporter IN (SELECT r.reporter FROM reporters r)
ORDER BY c.reporter, c.first_period
