-- Of how many of the asked partners each reporter-period tells. A load of one corridor says nothing of the others, so a
-- partner counts when the load names it anywhere, or names so many ($every) that it must be a load of all partners.
--   reporters, partners;  $flow;  $total: 1 totals, 0 goods;  months and years that are asked
WITH corridors AS (
  SELECT DISTINCT load, freq, partner FROM catalog
  WHERE kind = 'corridor' AND flow = $flow AND CASE WHEN level = 0 THEN 1 ELSE 0 END = $total
),
scope AS (SELECT load, freq, count(*) AS n FROM corridors GROUP BY load, freq),
held AS (
  SELECT DISTINCT source, load, reporter, freq, first_period AS period FROM catalog
  WHERE kind = 'period' AND flow = $flow AND CASE WHEN level = 0 THEN 1 ELSE 0 END = $total
    AND (first_period BETWEEN $first_month AND $last_month OR first_period BETWEEN $first_year AND $last_year)
    AND reporter IN (SELECT r.reporter FROM reporters r)
),
told AS (
  SELECT DISTINCT h.source, h.reporter, h.freq, h.period, p.partner
  FROM held h
  JOIN scope s ON s.load = h.load AND s.freq = h.freq
  CROSS JOIN partners p
  LEFT JOIN corridors c ON c.load = h.load AND c.freq = h.freq AND c.partner = p.partner
  WHERE c.partner IS NOT NULL OR s.n >= $every
)
SELECT source, reporter, freq, period, count(*) AS partners
FROM told
GROUP BY source, reporter, freq, period
ORDER BY source, reporter, freq, period
