-- The false discovery rate at which each test would be called (Benjamini-Hochberg within the family).
--   {{placed}}: family, id, p, n (how many tests a row stands for), and what else a test was placed with
WITH ordered AS (
  SELECT *, greatest(1, sum(n) OVER (PARTITION BY family ORDER BY p, id ROWS UNBOUNDED PRECEDING)) AS place, sum(n) OVER (PARTITION BY family) AS tests
  FROM {{placed}} placed
)
SELECT *, min(least(1.0, p * tests / place)) OVER (PARTITION BY family ORDER BY place DESC RANGE UNBOUNDED PRECEDING) AS q
FROM ordered
