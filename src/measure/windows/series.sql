-- Like-for-like sums of every series of a panel, one row a series, in one pass.
--   panel:  exporter, importer, product, period, value (one row a month or year of a series)
--   $window_from .. $window_to is compared with $base_from .. $base_to, the same months earlier;
--   $window_periods and $base_periods are how many periods each has, silent ones included.
-- phi = variance / mean of the periods' values (silent ones are zeros), the dispersion of a quasi-Poisson count.
WITH sums AS (
  SELECT
    exporter,
    importer,
    product,
    sum(CASE WHEN period >= $window_from THEN value ELSE 0 END) AS v_w,
    sum(value) AS v_all,
    sum(CASE WHEN period >= $window_from THEN CAST(value AS DOUBLE) * CAST(value AS DOUBLE) ELSE 0 END) AS squares_w,
    sum(CASE WHEN period < $window_from THEN CAST(value AS DOUBLE) * CAST(value AS DOUBLE) ELSE 0 END) AS squares_b,
    count(CASE WHEN period >= $window_from AND value > 0 THEN 1 END) AS active_w,
    count(CASE WHEN period < $window_from AND value > 0 THEN 1 END) AS active_b,
    max(CASE WHEN period >= $window_from THEN value ELSE 0 END) AS largest_w,
    sum(CASE WHEN period >= $window_from THEN net_weight END) AS kg_w,
    sum(CASE WHEN period < $window_from THEN net_weight END) AS kg_b
  FROM {{panel}} panel
  WHERE (period BETWEEN $window_from AND $window_to) OR (period BETWEEN $base_from AND $base_to)
  GROUP BY exporter, importer, product
)
SELECT
  exporter,
  importer,
  product,
  CAST(v_w AS DOUBLE) AS v_w,
  CAST(v_all - v_w AS DOUBLE) AS v_b,
  active_w,
  active_b,
  CAST(largest_w AS DOUBLE) AS largest_w,
  CAST(kg_w AS DOUBLE) AS kg_w,
  CAST(kg_b AS DOUBLE) AS kg_b,
  CASE WHEN v_w > 0 AND $window_periods > 1
    THEN greatest(0, squares_w - CAST(v_w AS DOUBLE) * CAST(v_w AS DOUBLE) / $window_periods)
      / ($window_periods - 1) / (CAST(v_w AS DOUBLE) / $window_periods) END AS phi_w,
  CASE WHEN v_all > v_w AND $base_periods > 1
    THEN greatest(0, squares_b - CAST(v_all - v_w AS DOUBLE) * CAST(v_all - v_w AS DOUBLE) / $base_periods)
      / ($base_periods - 1) / (CAST(v_all - v_w AS DOUBLE) / $base_periods) END AS phi_b
FROM sums
