-- How much of what the destination lost of some goods the intermediaries gained of them, with bounds.
--   findings: displacement tests with q;  $alpha: a gain counts for the lower bound only when its q is at most this
WITH goods AS (
  SELECT exporter, product,
    min(shortfall) AS shortfall, min(shortfall_low) AS shortfall_low, min(shortfall_high) AS shortfall_high,
    sum(delta) AS excess, sum(CASE WHEN q <= $alpha THEN low ELSE 0 END) AS excess_low, sum(high) AS excess_high,
    count(*) AS intermediaries
  FROM findings WHERE family = 'displacement'
  GROUP BY exporter, product
)
SELECT exporter, product, shortfall, shortfall_low, shortfall_high, excess, intermediaries,
  least(shortfall, excess) AS accounted,
  least(shortfall_low, excess_low) AS accounted_low,
  least(shortfall_high, excess_high) AS accounted_high
FROM goods
ORDER BY accounted DESC, exporter, product
