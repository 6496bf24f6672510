-- The $most goods of the list that gained most on a corridor, against the same choice where each good's change was as likely
-- to have gone the other way: a basket chosen because it rose proves nothing by having risen.
--   legs;  listed: product;  draws: draw, multiplier;  {{place_of_code}}: as in baskets.sql; times the multiplier, under
--   half the prime, a change is left as it is
WITH goods AS (
  SELECT l.station, l.product, l.delta,
    {{place_of_code}} AS place_of_code
  FROM legs l JOIN listed p ON p.product = l.product
  WHERE l.leg = 'in' AND l.role = 'intermediary' AND l.changed IS NULL
),
chosen AS (
  SELECT station, product, delta, row_number() OVER (PARTITION BY station ORDER BY delta DESC, product) AS place FROM goods
),
observed AS (
  SELECT station, count(*) AS codes, sum(CASE WHEN place <= $most THEN delta ELSE 0 END) AS gain FROM chosen GROUP BY station
),
turned AS (
  SELECT g.station, d.draw,
    CASE WHEN g.place_of_code * d.multiplier % $prime < $half THEN g.delta ELSE -g.delta END AS delta
  FROM goods g CROSS JOIN draws d
),
placed AS (
  SELECT station, draw, delta, row_number() OVER (PARTITION BY station, draw ORDER BY delta DESC) AS place FROM turned
),
drawn AS (SELECT station, draw, sum(delta) AS gain FROM placed WHERE place <= $most GROUP BY station, draw)
SELECT o.station, o.codes, o.gain, count(d.gain) AS draws, count(CASE WHEN d.gain >= o.gain THEN 1 END) AS at_least
FROM observed o LEFT JOIN drawn d ON d.station = o.station
GROUP BY o.station, o.codes, o.gain
