-- The reporter-periods that stand in the loaded files, whomever they name.
--   reporters;  $flow;  $total: 1 totals, 0 goods;  months and years that are asked
SELECT DISTINCT c.source, c.load, c.reporter, c.freq, c.first_period AS period
FROM catalog c
WHERE c.kind = 'period' AND c.flow = $flow AND CASE WHEN c.level = 0 THEN 1 ELSE 0 END = $total
  AND (c.first_period BETWEEN $first_month AND $last_month OR c.first_period BETWEEN $first_year AND $last_year)
  AND c.reporter IN (SELECT r.reporter FROM reporters r)
ORDER BY c.source, c.reporter, c.freq, c.first_period, c.load
