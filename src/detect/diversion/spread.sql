-- How much the growth of like legs differs where nothing happened, beyond what the unevenness of their months explains:
-- the variance between series of a random-effects model, by quartiles, so that a few wild series do not decide it.
--   sampled: leg, log_ratio, log_var;  $enough: with fewer placebos the least is taken;  $least
WITH ordered AS (
  SELECT leg, log_ratio, log_var,
    row_number() OVER (PARTITION BY leg ORDER BY log_ratio) AS place_ratio,
    row_number() OVER (PARTITION BY leg ORDER BY log_var) AS place_var,
    count(*) OVER (PARTITION BY leg) AS n
  FROM sampled WHERE log_ratio IS NOT NULL
),
quartiles AS (
  SELECT leg, min(n) AS n,
    max(CASE WHEN place_ratio <= 0.75 * n THEN log_ratio END) - max(CASE WHEN place_ratio <= 0.25 * n THEN log_ratio END) AS width,
    max(CASE WHEN place_var <= 0.5 * n THEN log_var END) AS own
  FROM ordered GROUP BY leg
)
SELECT l.leg, CASE WHEN q.n >= $enough THEN greatest($least, power(q.width / 1.349, 2) - q.own) ELSE $least END AS between_var
FROM (VALUES ('in'), ('out')) AS l (leg)
LEFT JOIN quartiles q ON q.leg = l.leg
