-- The catalogue of one part: its periods, corridors and products, each with its rows.
SELECT
  any_value(source) AS source,
  any_value(load) AS load,
  CASE WHEN grouping(period) = 0 THEN 'period' WHEN grouping(partner) = 0 THEN 'corridor' ELSE 'product' END AS kind,
  reporter,
  partner,
  flow,
  freq,
  level,
  hs_rev,
  product,
  min(period) AS first_period,
  max(period) AS last_period,
  count(*) AS rows
FROM {{rows}}
GROUP BY GROUPING SETS (
  (reporter, flow, freq, level, hs_rev, period),
  (reporter, partner, flow, freq, level),
  (reporter, flow, freq, level, hs_rev, product)
)
ORDER BY kind, reporter, flow, freq, level, hs_rev, partner, product, first_period
