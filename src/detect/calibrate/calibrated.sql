-- Each test with its place among the placebos of its family and stratum, and the false discovery rate at which it would
-- be called (Benjamini-Hochberg within the family): p = (1 + #{placebo >= observed}) / (1 + N).
--   observed, placebo: family, stratum, strength (and the rest of a test)
WITH pooled AS (
  SELECT family, stratum, strength, id, 0 AS is_placebo FROM observed
  UNION ALL SELECT family, stratum, strength, NULL, 1 FROM placebo
),
ranked AS (
  SELECT family, stratum, id, is_placebo,
    sum(is_placebo) OVER (PARTITION BY family, stratum ORDER BY strength DESC RANGE UNBOUNDED PRECEDING) AS at_least,
    sum(is_placebo) OVER (PARTITION BY family, stratum) AS placebos
  FROM pooled
),
placed AS (
  SELECT family, id, at_least, placebos, (1.0 + at_least) / (1.0 + placebos) AS p
  FROM ranked WHERE is_placebo = 0
),
ordered AS (
  SELECT *, row_number() OVER (PARTITION BY family ORDER BY p, id) AS place, count(*) OVER (PARTITION BY family) AS tests
  FROM placed
)
SELECT family, id, p, placebos, tests, at_least,
  min(least(1.0, p * tests / place)) OVER (PARTITION BY family ORDER BY place DESC ROWS UNBOUNDED PRECEDING) AS q
FROM ordered
