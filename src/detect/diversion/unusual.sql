-- How strongly each leg is above what was expected, and how unusual that is by itself: its place among the legs of the same
-- side and kind of statistic where nothing should be found, p = (1 + #{placebo >= this}) / (1 + N). Legs that are no excess
-- are weaker than any that is, and are only counted.
--   seen: the legs that are an excess;  counted: kind, leg, stratum, n (all legs);  spread: leg, between_var
WITH strengths AS (
  SELECT s.kind, s.run, s.leg, s.station, s.other, s.role, s.product, s.stratum,
    sqrt(s.sd * s.sd + d.between_var * s.expected * s.expected) AS sd,
    CASE WHEN s.stratum = 'ratio' THEN round(s.log_ratio / sqrt(s.log_var + d.between_var), 9) ELSE round(s.log_level, 9) END AS strength
  FROM seen s JOIN spread d ON d.leg = s.leg
),
ranked AS (
  SELECT s.*,
    sum(CASE WHEN kind <> 'scenario' THEN 1 ELSE 0 END) OVER (PARTITION BY leg, stratum ORDER BY strength DESC RANGE UNBOUNDED PRECEDING) AS at_least
  FROM strengths s
),
totals AS (SELECT leg, stratum, sum(n) AS placebos FROM counted WHERE kind <> 'scenario' GROUP BY leg, stratum)
SELECT r.kind, r.run, r.leg, r.station, r.other, r.role, r.product, r.stratum, r.strength, r.sd,
  (1.0 + r.at_least) / (1.0 + coalesce(t.placebos, 0)) AS p
FROM ranked r LEFT JOIN totals t ON t.leg = r.leg AND t.stratum = r.stratum
