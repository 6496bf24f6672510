-- The pairs of codes between which goods can change their number: those of one heading, and those that the concordance of
-- HS 2017 and HS 2022 links; how says which (concordance where both).
--   {{scored}}: product;  linked: code, other (six digits, both ways)
--   $heading, $six: 10 to the digits that a product has below its heading, and below its six digits
WITH codes AS (
  SELECT DISTINCT product, CAST(floor(product / $heading) AS INTEGER) AS heading, CAST(floor(product / $six) AS INTEGER) AS six
  FROM {{scored}} scored
)
SELECT a.product, b.product AS sibling, CASE WHEN l.code IS NOT NULL THEN 'concordance' ELSE 'heading' END AS how
FROM codes a
JOIN codes b ON b.heading = a.heading AND b.product <> a.product
LEFT JOIN linked l ON l.code = a.six AND l.other = b.six
UNION ALL
SELECT a.product, b.product, 'concordance'
FROM codes a
JOIN linked l ON l.code = a.six
JOIN codes b ON b.six = l.other AND b.heading <> a.heading
