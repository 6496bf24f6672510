-- How the goods of an exporter grew to the control destinations, shrunk where they are thin: of the product towards its
-- heading, of the heading towards its chapter, of the chapter towards all goods.
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
every AS (SELECT exporter, ln(sum(w) / sum(b)) AS g FROM own GROUP BY exporter HAVING sum(w) > 0 AND sum(b) > 0),
chapters AS (
  SELECT o.exporter, o.chapter,
    CASE WHEN sum(o.w) > 0 AND sum(o.b) > 0 THEN (sum(o.n) * ln(sum(o.w) / sum(o.b)) + $shrink * min(e.g)) / (sum(o.n) + $shrink) ELSE min(e.g) END AS g
  FROM own o JOIN every e ON e.exporter = o.exporter GROUP BY o.exporter, o.chapter
),
headings AS (
  SELECT o.exporter, o.chapter, o.heading,
    CASE WHEN sum(o.w) > 0 AND sum(o.b) > 0 THEN (sum(o.n) * ln(sum(o.w) / sum(o.b)) + $shrink * min(c.g)) / (sum(o.n) + $shrink) ELSE min(c.g) END AS g
  FROM own o JOIN chapters c ON c.exporter = o.exporter AND c.chapter = o.chapter GROUP BY o.exporter, o.chapter, o.heading
)
SELECT o.exporter, o.product,
  exp(CASE WHEN o.w > 0 AND o.b > 0 THEN (o.n * ln(o.w / o.b) + $shrink * h.g) / (o.n + $shrink) ELSE h.g END) AS growth,
  CASE WHEN o.w > 0 AND o.b > 0 THEN power(o.n / (o.n + $shrink), 2) * (o.var_w / (o.w * o.w) + o.var_b / (o.b * o.b)) ELSE 0 END AS variance,
  o.n AS periods
FROM own o
JOIN headings h ON h.exporter = o.exporter AND h.chapter = o.chapter AND h.heading = o.heading
