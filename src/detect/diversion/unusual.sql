-- How unusual each leg is by itself: its place among the legs of the same side and kind of statistic where nothing should be
-- found, p = (1 + #{placebo >= this}) / (1 + N). A leg that is no excess has p = 1.
--   strengths: family, kind, run, leg, station, other, role, product, stratum, strength, sd;  $none
WITH ranked AS (
  SELECT s.*,
    sum(CASE WHEN kind <> 'scenario' THEN 1 ELSE 0 END) OVER (PARTITION BY family, stratum ORDER BY strength DESC RANGE UNBOUNDED PRECEDING) AS at_least,
    sum(CASE WHEN kind <> 'scenario' THEN 1 ELSE 0 END) OVER (PARTITION BY family, stratum) AS placebos
  FROM strengths s
)
SELECT kind, run, leg, station, other, role, product, stratum, strength, sd, placebos,
  CASE WHEN strength > $none THEN (1.0 + at_least) / (1.0 + placebos) ELSE 1 END AS p
FROM ranked
