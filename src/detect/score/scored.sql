-- Each series against what was expected of it. Uncertainty is that of a ratio of sums of quasi-Poisson months:
-- Var(log r) = phi_W / sum_W + phi_B / sum_B, and that of the control group's growth where there is one.
--   series, receivers;  growth: exporter, product, growth, variance (empty without a control group)
--   changed: product, how ('born' or 'gone': not in the nomenclature of both periods)
-- A series whose base is under the floor, or active in fewer than $least periods of it, has no ratio: it is a new flow.
WITH expected AS (
  SELECT s.*, r.role, c.how AS changed, coalesce(g.growth, 1) AS growth, coalesce(g.variance, 0) AS growth_variance,
    s.v_b * coalesce(g.growth, 1) AS expected,
    CASE WHEN s.v_b >= $floor AND s.active_b >= $least AND c.how IS NULL THEN 1 ELSE 0 END AS has_base
  FROM series s
  JOIN receivers r ON r.importer = s.importer
  LEFT JOIN growth g ON g.exporter = s.exporter AND g.product = s.product
  LEFT JOIN changed c ON c.product = s.product
  WHERE r.role <> 'control'
),
spread AS (
  SELECT *,
    v_w - expected AS delta,
    sqrt(coalesce(phi_w, 0) * v_w + growth * growth * coalesce(phi_b, 0) * v_b + expected * expected * growth_variance) AS sd,
    CASE WHEN has_base = 1 AND v_w > 0 THEN ln(v_w / expected) END AS log_ratio,
    CASE WHEN has_base = 1 AND v_w > 0 AND phi_w IS NOT NULL AND phi_b IS NOT NULL
      THEN sqrt(phi_w / v_w + phi_b / v_b + growth_variance) END AS log_sd
  FROM expected
)
SELECT exporter, importer, role, product, v_w, v_b, active_w, active_b, largest_w, kg_w, kg_b, changed, growth, expected, has_base, delta, sd,
  log_ratio, log_sd,
  greatest(0, abs(delta) - 1.96 * sd) AS low,
  abs(delta) + 1.96 * sd AS high,
  -- The statistic that is compared with placebos; 0.05 keeps a series of equal months from being infinitely sure.
  round(CASE
    WHEN has_base = 1 AND v_w > 0 AND log_sd IS NOT NULL THEN log_ratio / sqrt(log_sd * log_sd + 0.0025)
    WHEN has_base = 1 AND v_w > 0 THEN log_ratio
    WHEN has_base = 1 THEN delta / sqrt(greatest(sd * sd, 0.0025 * expected * expected))
    ELSE ln((v_w + $floor) / (expected + $floor)) END, 9) AS statistic
FROM spread
