-- For goods that moved one way on a corridor, what codes of the same heading did on it: how many there are, by how much
-- they moved the other way together, and which of them most. A rise that is another code's fall is no surge.
--   {{moves}}: station, product, delta;  wanted: station, product;  $scale: 10 to the digits below a heading
SELECT a.station, a.product, count(b.product) AS siblings,
  sum(CASE WHEN a.delta > 0 THEN greatest(0, -b.delta) ELSE greatest(0, b.delta) END) AS opposite,
  max_by(b.product, CASE WHEN a.delta > 0 THEN -b.delta ELSE b.delta END) AS strongest,
  max(CASE WHEN a.delta > 0 THEN -b.delta ELSE b.delta END) AS strongest_move
FROM {{moves}} a
JOIN wanted w ON w.station = a.station AND w.product = a.product
LEFT JOIN {{moves}} b ON b.station = a.station AND b.product <> a.product
  AND CAST(floor(b.product / $scale) AS INTEGER) = CAST(floor(a.product / $scale) AS INTEGER)
GROUP BY a.station, a.product, a.delta
