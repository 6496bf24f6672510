-- How odd the price per kilogram of each series in a window is: z = (ln uv - median) / (1.4826 MAD) of the logarithms over
-- all corridors of the same goods in the panel, the series itself among them (Iglewicz and Hoaglin 1993).
--   {{panel}}: exporter, importer, product, period, value, net_weight; values of one valuation (FOB or CIF, never both)
--   $window_from .. $window_to: the window;  $least_kg: a series that weighs less says nothing of its price
--   $others: at least so many other corridors;  $floor: the least MAD, so that even prices are not infinitely sure
-- Only rows with a value and a weight over zero count. n is how many other corridors there are.
WITH sums AS (
  SELECT exporter, importer, product,
    CAST(sum(value) AS DOUBLE) AS value, CAST(sum(net_weight) AS DOUBLE) AS kg,
    ln(CAST(sum(value) AS DOUBLE) / CAST(sum(net_weight) AS DOUBLE)) AS log_uv
  FROM {{panel}} panel
  WHERE period BETWEEN $window_from AND $window_to AND value > 0 AND net_weight > 0
  GROUP BY exporter, importer, product
  HAVING sum(net_weight) >= $least_kg
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY product ORDER BY log_uv) AS place, count(*) OVER (PARTITION BY product) AS n
  FROM sums
),
medians AS (
  SELECT product, min(n) AS n, avg(log_uv) AS middle
  FROM placed WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1
  GROUP BY product
),
deviations AS (
  SELECT s.*, m.n, m.middle,
    row_number() OVER (PARTITION BY s.product ORDER BY abs(s.log_uv - m.middle)) AS place
  FROM sums s
  JOIN medians m ON m.product = s.product
  WHERE m.n > $others
),
spreads AS (
  SELECT product, avg(abs(log_uv - middle)) AS mad
  FROM deviations WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1
  GROUP BY product
)
SELECT d.exporter, d.importer, d.product, exp(d.log_uv) AS uv, exp(d.middle) AS median_uv,
  (d.log_uv - d.middle) / (1.4826 * greatest(s.mad, $floor)) AS z, d.n - 1 AS n, d.kg, d.value
FROM deviations d
JOIN spreads s ON s.product = d.product
