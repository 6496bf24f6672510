-- What a kilogram cost on a corridor by period, beside what it cost from the same reporters to each of their other partners:
-- the quartiles of these, each by linear interpolation between the two partners on either side of place 1 + (n - 1) share.
--   flow, goods_map, reporters;  markets: partner, is_asked (1: of the corridor, 0: another partner)
--   {{worth}}: the value of a row in the currency of the answer;  $least: fewer other partners than this are no reference
-- Only rows with a value and a weight over zero have a price; the value of the corridor's other rows is not in weighed.
WITH told AS (
  SELECT f.period, f.partner, m.is_asked, f.status, {{worth}} AS value, f.net_weight,
    CASE WHEN f.value > 0 AND f.net_weight > 0 THEN 1 ELSE 0 END AS is_weighed
  FROM flow f
  JOIN goods_map g ON g.level = f.level AND g.product = f.product AND g.hs_rev = f.hs_rev
  JOIN markets m ON m.partner = f.partner
  {{by_class}}
  {{rates}}
  WHERE f.source = $source AND f.flow = $flow AND f.freq = $frequency
    AND {{periods}}
    AND f.product BETWEEN $first_product AND $last_product
    AND f.reporter IN (SELECT reporter FROM reporters)
),
corridor AS (
  SELECT period,
    CAST(sum(value) AS DOUBLE) AS value,
    CAST(sum(CASE WHEN is_weighed = 1 THEN value END) AS DOUBLE) AS weighed,
    CAST(sum(CASE WHEN is_weighed = 1 THEN net_weight END) AS DOUBLE) AS kg,
    count(CASE WHEN is_weighed = 1 AND status = 2 THEN 1 END) AS estimated
  FROM told
  WHERE is_asked = 1
  GROUP BY period
),
others AS (
  SELECT period, partner, CAST(sum(value) AS DOUBLE) / CAST(sum(net_weight) AS DOUBLE) AS price
  FROM told
  WHERE is_asked = 0 AND is_weighed = 1
  GROUP BY period, partner
),
placed AS (
  SELECT period, price,
    row_number() OVER (PARTITION BY period ORDER BY price) AS place,
    count(*) OVER (PARTITION BY period) AS n
  FROM others
),
bands AS (
  SELECT period, min(n) AS partners,
    sum(price * greatest(0, 1 - abs(place - 1 - (n - 1) * 0.25))) AS low,
    sum(price * greatest(0, 1 - abs(place - 1 - (n - 1) * 0.5))) AS median,
    sum(price * greatest(0, 1 - abs(place - 1 - (n - 1) * 0.75))) AS high
  FROM placed
  WHERE n >= $least
  GROUP BY period
)
SELECT coalesce(c.period, b.period) AS period, c.value, c.weighed, c.kg, c.estimated, b.partners, b.low, b.median, b.high
FROM corridor c
FULL OUTER JOIN bands b ON b.period = c.period
ORDER BY 1
