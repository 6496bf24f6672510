-- What each source holds of each reporter: its periods and rows, by flow, frequency and kind of goods.
SELECT
  c.source AS source,
  c.reporter AS reporter,
  c.flow AS flow,
  c.freq AS freq,
  CASE WHEN c.level = 0 THEN 0 ELSE 1 END AS goods,
  min(CASE WHEN c.level > 0 THEN c.level END) AS coarsest,
  max(c.level) AS finest,
  c.first_period AS period,
  sum(c.rows) AS rows
FROM catalog c
WHERE c.kind = 'period'
GROUP BY c.source, c.reporter, c.flow, c.freq, CASE WHEN c.level = 0 THEN 0 ELSE 1 END, c.first_period
ORDER BY c.source, c.reporter, c.flow, c.freq, goods, c.first_period
