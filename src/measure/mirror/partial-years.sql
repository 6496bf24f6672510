-- Annual figures that are no more than the sum of the first months of their year: sums to date, not years.
SELECT a.source, a.reporter, a.flow, a.period AS year, min(r.last) AS months
FROM flow a
JOIN (
  SELECT source, reporter, partner, flow, currency, CAST(floor(period / 100) AS INTEGER) AS year, sum(value) AS value
  FROM flow WHERE level = 0 AND freq = 12
  GROUP BY source, reporter, partner, flow, currency, CAST(floor(period / 100) AS INTEGER)
) m ON m.source = a.source AND m.reporter = a.reporter AND m.partner = a.partner AND m.flow = a.flow
  AND m.currency = a.currency AND m.year = a.period
JOIN (
  SELECT source, reporter, flow, CAST(floor(first_period / 100) AS INTEGER) AS year, max(first_period % 100) AS last
  FROM catalog WHERE kind = 'period' AND level = 0 AND freq = 12
  GROUP BY source, reporter, flow, CAST(floor(first_period / 100) AS INTEGER)
) r ON r.source = a.source AND r.reporter = a.reporter AND r.flow = a.flow AND r.year = a.period
WHERE a.level = 0 AND a.freq = 1
GROUP BY a.source, a.reporter, a.flow, a.period
HAVING min(r.last) < 12 AND sum(a.value) <= 1.001 * sum(m.value)
ORDER BY a.source, a.reporter, a.flow, a.period
