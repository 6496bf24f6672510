-- How much of a change of value is price and how much is quantity, one row a series, by the logarithmic mean (Montgomery,
-- Vartia): price_effect = L(w, b) ln(uv_w / uv_b), quantity_effect = L(w, b) ln(kg_w / kg_b), L(w, b) = (w - b) / ln(w / b);
-- their sum is weighed_w - weighed_b, with no residual. Quantities are kilograms only: the one unit all goods share.
--   {{panel}}: exporter, importer, product, period, value, net_weight (one row a month or year of a series)
--   $window_from .. $window_to is compared with $base_from .. $base_to, the same months earlier
-- Only rows with a weight over zero are weighed; the value of the others is unweighed_w, unweighed_b. kg, weighed and uv are
-- null on a side without weighed rows, the effects where either side has none or a zero.
WITH sums AS (
  SELECT
    exporter,
    importer,
    product,
    CAST(sum(CASE WHEN period >= $window_from THEN value ELSE 0 END) AS DOUBLE) AS value_w,
    CAST(sum(CASE WHEN period < $window_from THEN value ELSE 0 END) AS DOUBLE) AS value_b,
    CAST(sum(CASE WHEN period >= $window_from AND net_weight > 0 THEN net_weight END) AS DOUBLE) AS kg_w,
    CAST(sum(CASE WHEN period < $window_from AND net_weight > 0 THEN net_weight END) AS DOUBLE) AS kg_b,
    CAST(sum(CASE WHEN period >= $window_from AND net_weight > 0 THEN value END) AS DOUBLE) AS weighed_w,
    CAST(sum(CASE WHEN period < $window_from AND net_weight > 0 THEN value END) AS DOUBLE) AS weighed_b,
    CAST(sum(CASE WHEN period >= $window_from AND coalesce(net_weight, 0) <= 0 THEN value ELSE 0 END) AS DOUBLE) AS unweighed_w,
    CAST(sum(CASE WHEN period < $window_from AND coalesce(net_weight, 0) <= 0 THEN value ELSE 0 END) AS DOUBLE) AS unweighed_b
  FROM {{panel}} panel
  WHERE (period BETWEEN $window_from AND $window_to) OR (period BETWEEN $base_from AND $base_to)
  GROUP BY exporter, importer, product
),
means AS (
  SELECT
    *,
    -- Of two nearly equal values the quotient is all rounding; their plain mean differs from L by less than 1e-12 of it.
    CASE
      WHEN weighed_w > 0 AND weighed_b > 0 AND abs(ln(weighed_w / weighed_b)) < 0.000001 THEN (weighed_w + weighed_b) / 2
      WHEN weighed_w > 0 AND weighed_b > 0 THEN (weighed_w - weighed_b) / ln(weighed_w / weighed_b)
    END AS log_mean
  FROM sums
)
SELECT
  exporter,
  importer,
  product,
  value_w,
  value_b,
  kg_w,
  kg_b,
  weighed_w,
  weighed_b,
  weighed_w / kg_w AS uv_w,
  weighed_b / kg_b AS uv_b,
  CASE WHEN log_mean IS NOT NULL THEN log_mean * (ln(weighed_w / weighed_b) - ln(kg_w / kg_b)) END AS price_effect,
  CASE WHEN log_mean IS NOT NULL THEN log_mean * ln(kg_w / kg_b) END AS quantity_effect,
  unweighed_w,
  unweighed_b
FROM means
