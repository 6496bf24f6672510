-- How unusual a window's months are among the year-on-year changes of the same series before the event: the median of
-- ln(v / v a year before) over the window, less that of the history, over 1.4826 times the history's median absolute
-- deviation. Comparing with the same month a year before takes the season out.
--   panel: exporter, importer, product, period, value;  $year: a year in the numbers of periods (100, or 1)
--   $least: fewer months of history than this say nothing;  0.05 keeps an even series from being infinitely sure
WITH changes AS (
  SELECT n.exporter, n.importer, n.product,
    CASE WHEN n.period >= $window_from THEN 1 ELSE 0 END AS recent,
    ln(CAST(n.value AS DOUBLE)) - ln(CAST(b.value AS DOUBLE)) AS change
  FROM panel n
  JOIN panel b ON b.exporter = n.exporter AND b.importer = n.importer AND b.product = n.product AND b.period = n.period - $year
  WHERE n.value > 0 AND b.value > 0 AND n.period <= $window_to AND (n.period >= $window_from OR n.period < $event)
),
placed AS (
  SELECT exporter, importer, product, recent, change,
    row_number() OVER (PARTITION BY exporter, importer, product, recent ORDER BY change) AS place,
    count(*) OVER (PARTITION BY exporter, importer, product, recent) AS n
  FROM changes
),
medians AS (
  SELECT exporter, importer, product, recent, min(n) AS n, avg(change) AS middle
  FROM placed WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1
  GROUP BY exporter, importer, product, recent
),
deviations AS (
  SELECT c.exporter, c.importer, c.product, abs(c.change - m.middle) AS deviation,
    row_number() OVER (PARTITION BY c.exporter, c.importer, c.product ORDER BY abs(c.change - m.middle)) AS place,
    m.n
  FROM changes c
  JOIN medians m ON m.exporter = c.exporter AND m.importer = c.importer AND m.product = c.product AND m.recent = 0
  WHERE c.recent = 0
),
spreads AS (
  SELECT exporter, importer, product, avg(deviation) AS mad
  FROM deviations WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1
  GROUP BY exporter, importer, product
)
SELECT w.exporter, w.importer, w.product, (w.middle - h.middle) / (1.4826 * greatest(s.mad, 0.05)) AS robust_z,
  w.n AS robust_periods, h.n AS robust_history
FROM medians w
JOIN medians h ON h.exporter = w.exporter AND h.importer = w.importer AND h.product = w.product AND h.recent = 0
JOIN spreads s ON s.exporter = w.exporter AND s.importer = w.importer AND s.product = w.product
WHERE w.recent = 1 AND h.n >= $least
