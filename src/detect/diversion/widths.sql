-- How many of its own standard deviations a leg's change misses what was expected by where nothing happened, so that $share
-- of them lie within: the half-width of the intervals. Never under 1.96; 1.96 where fewer than $enough placebos say.
--   sampled: leg, delta, sd, expected;  spread: leg, between_var
WITH misses AS (
  SELECT s.leg, abs(s.delta) / sqrt(s.sd * s.sd + d.between_var * s.expected * s.expected) AS miss
  FROM sampled s JOIN spread d ON d.leg = s.leg
),
placed AS (
  SELECT leg, miss, row_number() OVER (PARTITION BY leg ORDER BY miss) AS place, count(*) OVER (PARTITION BY leg) AS n FROM misses
),
measured AS (SELECT leg, min(miss) AS width, min(n) AS n FROM placed WHERE place >= $share * n GROUP BY leg)
SELECT l.leg, CASE WHEN m.n >= $enough THEN greatest(1.96, m.width) ELSE 1.96 END AS width, coalesce(m.n, 0) AS placebos
FROM (VALUES ('in'), ('out')) AS l (leg)
LEFT JOIN measured m ON m.leg = l.leg
