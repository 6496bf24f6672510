-- How many of its own standard deviations a leg's change misses what was expected by where nothing happened, so that $share
-- of them lie within: the half-width of the intervals. Never under 1.96; 1.96 where fewer than $enough placebos say.
--   strengths: leg, kind, miss
WITH placed AS (
  SELECT leg, miss, row_number() OVER (PARTITION BY leg ORDER BY miss) AS place, count(*) OVER (PARTITION BY leg) AS n FROM strengths
  WHERE kind <> 'scenario' AND miss IS NOT NULL
),
measured AS (SELECT leg, min(miss) AS width, min(n) AS n FROM placed WHERE place >= $share * n GROUP BY leg)
SELECT l.leg, CASE WHEN m.n >= $enough THEN greatest(1.96, m.width) ELSE 1.96 END AS width, coalesce(m.n, 0) AS placebos
FROM (VALUES ('in'), ('out')) AS l (leg)
LEFT JOIN measured m ON m.leg = l.leg
