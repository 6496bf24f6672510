-- For goods that moved one way on a corridor, what codes of the same heading did on it: how many there are, by how much
-- they moved the other way together, and which of them most. A rise that is another code's fall is no surge.
--   {{moves}}: station, product, delta, sd;  wanted: station, product;  $scale: 10 to the digits below a heading
--   $least_move: a move of fewer standard deviations is noise: in a heading of many codes some fall by chance
WITH pairs AS (
  SELECT a.station, a.product, a.delta, b.product AS sibling,
    CASE WHEN abs(b.delta) < $least_move * b.sd THEN 0 WHEN a.delta > 0 THEN -b.delta ELSE b.delta END AS opposite
  FROM {{moves}} a
  JOIN wanted w ON w.station = a.station AND w.product = a.product
  LEFT JOIN {{moves}} b ON b.station = a.station AND b.product <> a.product
    AND CAST(floor(b.product / $scale) AS INTEGER) = CAST(floor(a.product / $scale) AS INTEGER)
)
SELECT station, product, count(sibling) AS siblings, sum(greatest(0, opposite)) AS opposite,
  max_by(sibling, opposite) AS strongest, max(opposite) AS strongest_move
FROM pairs
GROUP BY station, product
