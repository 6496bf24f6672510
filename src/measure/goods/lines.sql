-- Which stored rows answer for which asked goods: the asked code's own rows where the reporter has them in that period,
-- else the coarsest finer rows, never a row and its parent together.
--   asked: asked_level, asked_product, hs_rev (0: in whatever revision it was reported)
--   lines: class, level, product, hs_rev (a subquery: what reporter-periods of a class have stored)
WITH parents AS (
  SELECT l.class, l.level, l.product, l.hs_rev, a.asked_level,
    CAST(floor(l.product / power(10, l.level - a.asked_level)) AS INTEGER) AS asked_product
  FROM {{lines}} l
  JOIN (SELECT DISTINCT asked_level FROM asked) a
    ON l.level >= a.asked_level AND CASE WHEN a.asked_level = 0 THEN l.level = 0 ELSE l.level > 0 END
),
below AS (
  SELECT a.asked_level, a.asked_product, l.class, l.level, l.product, l.hs_rev
  FROM asked a
  JOIN parents l ON l.asked_level = a.asked_level AND l.asked_product = a.asked_product
  WHERE a.hs_rev = 0 OR l.hs_rev = a.hs_rev
)
SELECT DISTINCT b.class, b.level, b.product, b.hs_rev, b.asked_level, b.asked_product
FROM below b
WHERE NOT EXISTS (
  SELECT 1 FROM below p
  WHERE p.class = b.class AND p.asked_level = b.asked_level AND p.asked_product = b.asked_product
    AND p.level < b.level
    AND p.product = CAST(floor(b.product / power(10, b.level - p.level)) AS INTEGER)
)
