-- How far apart reporters are that report on each other: of each corridor the years that both tell of, in US dollars.
-- Years that were published in twelve months are summed; two sources are never added. Only corridors
-- where both saw something: what one side leaves out may be outside its loads.
--   rates: currency, period, rate (US dollars for one unit);  $factor: CIF to FOB;  $first .. $last: years
WITH twelve AS (
  SELECT source, reporter, flow, CAST(floor(first_period / 100) AS INTEGER) AS year FROM catalog
  WHERE kind = 'period' AND level = 0 AND freq = 12
  GROUP BY source, reporter, flow, CAST(floor(first_period / 100) AS INTEGER)
  HAVING count(DISTINCT first_period) = 12
),
worth AS (
  SELECT f.source, f.reporter, f.partner, f.flow, f.freq,
    CASE WHEN f.freq = 12 THEN CAST(floor(f.period / 100) AS INTEGER) ELSE f.period END AS year,
    CAST(f.value AS DOUBLE) * CASE WHEN f.currency = 'USD' THEN 1 ELSE x.rate END AS usd
  FROM flow f
  LEFT JOIN rates x ON x.currency = f.currency AND x.period = f.period
  WHERE f.level = 0 AND f.flow IN (1, 2)
),
annual AS (
  SELECT w.source, w.reporter, w.partner, w.flow, w.freq, w.year, sum(w.usd) AS usd
  FROM worth w
  LEFT JOIN twelve t ON t.source = w.source AND t.reporter = w.reporter AND t.flow = w.flow AND t.year = w.year
  WHERE w.year BETWEEN $first AND $last
    AND (w.freq = 1 OR t.year IS NOT NULL)
  GROUP BY w.source, w.reporter, w.partner, w.flow, w.freq, w.year
  HAVING count(*) = count(w.usd)
),
chosen AS (
  SELECT reporter, partner, flow, year, usd,
    row_number() OVER (PARTITION BY reporter, partner, flow, year ORDER BY freq, source) AS place
  FROM annual
)
SELECT x.reporter AS exporter, x.partner AS importer, count(*) AS years,
  sum(x.usd) AS sent, sum(m.usd) AS received,
  sum(abs(x.usd - m.usd / $factor)) AS apart, sum(x.usd + m.usd / $factor) AS both
FROM chosen x
JOIN chosen m ON m.reporter = x.partner AND m.partner = x.reporter AND m.year = x.year AND m.flow = 1 AND m.place = 1
WHERE x.flow = 2 AND x.place = 1 AND x.usd > 0 AND m.usd > 0
GROUP BY x.reporter, x.partner
ORDER BY x.reporter, x.partner
