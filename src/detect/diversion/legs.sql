-- What came into each station above what was expected, from all exporters of the scenario together, and what went out of
-- each station to each destination above what was expected. A station is an importer that the exporters send to.
--   leg_series: series.sql over the relation trade;  leg_growth: exporter, product, growth, variance
--   roles: area, role (exporter, intermediary, destination, control, other);  leg_changed: product, how;  listed: product
--   $floor, $least: a leg whose base is under the floor, or active in fewer periods, has no ratio: it is a new flow.
-- Exporters are summed as independent series: their variances add.
--   leg = 'in': station got it, other is 0, role is the station's;  leg = 'out': station sent it to other, role is other's
WITH expected AS (
  SELECT s.exporter, s.importer, s.product, x.role AS sender, i.role AS receiver, s.v_w, s.v_b, s.active_b,
    coalesce(g.growth, 1) AS growth, coalesce(g.variance, 0) AS growth_variance, coalesce(s.phi_w, 0) AS phi_w, coalesce(s.phi_b, 0) AS phi_b
  FROM leg_series s
  JOIN roles x ON x.area = s.exporter
  JOIN roles i ON i.area = s.importer
  LEFT JOIN leg_growth g ON g.exporter = s.exporter AND g.product = s.product
  WHERE x.role IN ('exporter', 'intermediary') AND i.role <> 'control'
),
incoming AS (
  SELECT 'in' AS leg, importer AS station, CAST(0 AS SMALLINT) AS other, receiver AS role, product,
    sum(v_w) AS v_w, sum(v_b) AS v_b, max(active_b) AS active_b, sum(v_b * growth) AS expected,
    sum(phi_w * v_w) AS var_w, sum(growth * growth * (phi_b * v_b + v_b * v_b * growth_variance)) AS var_e
  FROM expected WHERE sender = 'exporter' GROUP BY importer, receiver, product
),
summed AS (
  SELECT * FROM incoming
  UNION ALL
  SELECT 'out', exporter, importer, receiver, product, v_w, v_b, active_b, v_b * growth, phi_w * v_w,
    growth * growth * (phi_b * v_b + v_b * v_b * growth_variance)
  FROM expected WHERE sender = 'intermediary' AND exporter IN (SELECT station FROM incoming)
),
based AS (
  SELECT s.*, c.how AS changed, CASE WHEN p.product IS NULL THEN 0 ELSE 1 END AS is_listed, s.v_w - s.expected AS delta, sqrt(s.var_w + s.var_e) AS sd,
    CASE WHEN s.v_b >= $floor AND s.active_b >= $least AND c.how IS NULL THEN 1 ELSE 0 END AS has_base
  FROM summed s
  LEFT JOIN leg_changed c ON c.product = s.product
  LEFT JOIN listed p ON p.product = s.product
)
SELECT leg, station, other, role, product, v_w, v_b, expected, changed, is_listed, delta, sd, has_base,
  CASE WHEN has_base = 1 THEN 'ratio' ELSE 'level' END AS stratum,
  CASE WHEN has_base = 1 AND v_w > 0 THEN ln(v_w / expected) END AS log_ratio,
  CASE WHEN has_base = 1 AND v_w > 0 THEN var_w / (v_w * v_w) + var_e / (expected * expected) END AS log_var
FROM based
