-- How the goods of an exporter grew to the control destinations, shrunk where they are thin: of the product towards its
-- heading, of the heading towards its chapter, of the chapter towards all goods. Goods that went to no control destination
-- have the growth of their heading, or of their chapter, or of all goods, and its variance.
--   series: exporter, importer, product, v_w, v_b, active_w, active_b, phi_w, phi_b;  roles: area, role
--   $level: digits of a product;  $shrink: how many active periods of its own weigh as much as the coarser growth
WITH own AS (
  SELECT s.exporter, s.product,
    CAST(floor(s.product / power(10, greatest($level - 4, 0))) AS INTEGER) AS heading,
    CAST(floor(s.product / power(10, greatest($level - 2, 0))) AS INTEGER) AS chapter,
    sum(s.v_w) AS w, sum(s.v_b) AS b, sum(s.active_w + s.active_b) AS n,
    sum(coalesce(s.phi_w, 0) * s.v_w) AS var_w, sum(coalesce(s.phi_b, 0) * s.v_b) AS var_b
  FROM {{series}} s
  JOIN {{roles}} r ON r.area = s.importer AND r.role = 'control'
  GROUP BY s.exporter, s.product
),
every AS (
  SELECT exporter, ln(sum(w) / sum(b)) AS g, sum(var_w) / (sum(w) * sum(w)) + sum(var_b) / (sum(b) * sum(b)) AS variance
  FROM own GROUP BY exporter HAVING sum(w) > 0 AND sum(b) > 0
),
chapters AS (
  SELECT o.exporter, o.chapter,
    CASE WHEN sum(o.w) > 0 AND sum(o.b) > 0 THEN (sum(o.n) * ln(sum(o.w) / sum(o.b)) + $shrink * min(e.g)) / (sum(o.n) + $shrink) ELSE min(e.g) END AS g,
    CASE WHEN sum(o.w) > 0 AND sum(o.b) > 0 THEN sum(o.var_w) / (sum(o.w) * sum(o.w)) + sum(o.var_b) / (sum(o.b) * sum(o.b)) ELSE min(e.variance) END AS variance
  FROM own o JOIN every e ON e.exporter = o.exporter GROUP BY o.exporter, o.chapter
),
headings AS (
  SELECT o.exporter, o.chapter, o.heading,
    CASE WHEN sum(o.w) > 0 AND sum(o.b) > 0 THEN (sum(o.n) * ln(sum(o.w) / sum(o.b)) + $shrink * min(c.g)) / (sum(o.n) + $shrink) ELSE min(c.g) END AS g,
    CASE WHEN sum(o.w) > 0 AND sum(o.b) > 0 THEN sum(o.var_w) / (sum(o.w) * sum(o.w)) + sum(o.var_b) / (sum(o.b) * sum(o.b)) ELSE min(c.variance) END AS variance
  FROM own o JOIN chapters c ON c.exporter = o.exporter AND c.chapter = o.chapter GROUP BY o.exporter, o.chapter, o.heading
),
wanted AS (
  SELECT DISTINCT s.exporter, s.product,
    CAST(floor(s.product / power(10, greatest($level - 4, 0))) AS INTEGER) AS heading,
    CAST(floor(s.product / power(10, greatest($level - 2, 0))) AS INTEGER) AS chapter
  FROM {{series}} s
)
SELECT q.exporter, q.product,
  exp(CASE WHEN o.w > 0 AND o.b > 0 THEN (o.n * ln(o.w / o.b) + $shrink * h.g) / (o.n + $shrink) ELSE coalesce(h.g, c.g, e.g) END) AS growth,
  CASE WHEN o.w > 0 AND o.b > 0 THEN power(o.n / (o.n + $shrink), 2) * (o.var_w / (o.w * o.w) + o.var_b / (o.b * o.b))
    ELSE coalesce(h.variance, c.variance, e.variance) END AS variance,
  coalesce(o.n, 0) AS periods
FROM wanted q
JOIN every e ON e.exporter = q.exporter
LEFT JOIN own o ON o.exporter = q.exporter AND o.product = q.product
LEFT JOIN headings h ON h.exporter = q.exporter AND h.chapter = q.chapter AND h.heading = q.heading
LEFT JOIN chapters c ON c.exporter = q.exporter AND c.chapter = q.chapter
