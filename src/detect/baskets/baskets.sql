-- The scenario's goods as one basket against as many goods drawn at random among all of the same corridor: how often a basket
-- that nobody chose grew as much. A basket that is fixed before the data is seen has this for its placebo (a permutation test).
-- Where fewer than $least other goods move, nothing is said.
--   legs;  listed: product;  draws: draw, multiplier (a random number under $prime);  {{place_of_code}}: a number under it
--   that each code has, in which neighbours are far apart; times the multiplier it orders the goods of a draw
WITH goods AS (
  SELECT l.station, l.product, l.v_w, l.expected, CASE WHEN p.product IS NULL THEN 0 ELSE 1 END AS is_listed,
    {{place_of_code}} AS place_of_code
  FROM legs l LEFT JOIN listed p ON p.product = l.product
  WHERE l.leg = 'in' AND l.role = 'intermediary' AND l.changed IS NULL
),
sizes AS (
  SELECT station, sum(is_listed) AS codes, sum(1 - is_listed) AS others,
    sum(CASE WHEN is_listed = 1 THEN v_w ELSE 0 END) AS v_w, sum(CASE WHEN is_listed = 1 THEN expected ELSE 0 END) AS expected
  FROM goods GROUP BY station
),
placed AS (
  SELECT g.station, d.draw, g.v_w, g.expected, z.codes AS size,
    row_number() OVER (PARTITION BY g.station, d.draw ORDER BY g.place_of_code * d.multiplier % $prime, g.product) AS place
  FROM goods g
  JOIN sizes z ON z.station = g.station AND z.others >= $least AND z.codes >= 1 AND z.expected > 0
  CROSS JOIN draws d
),
drawn AS (
  SELECT station, draw, sum(v_w) / nullif(sum(expected), 0) AS ratio FROM placed WHERE place <= size GROUP BY station, draw
)
SELECT z.station, z.codes, z.others, z.v_w, z.expected, count(r.ratio) AS draws,
  count(CASE WHEN r.ratio >= z.v_w / nullif(z.expected, 0) THEN 1 END) AS at_least
FROM sizes z LEFT JOIN drawn r ON r.station = z.station
GROUP BY z.station, z.codes, z.others, z.v_w, z.expected
