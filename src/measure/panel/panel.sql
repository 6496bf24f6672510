-- The series a scan looks at: what each exporter (a country, or a group as one) says it sent to each importer, in one
-- currency, by goods at the level of the scan and by period.
--   senders: reporter, exporter;  receivers: importer, role;  rates: currency, period, rate
--   goods_map: what is stored for what is asked;  $level: digits of the scan's goods
SELECT
  s.exporter,
  f.partner AS importer,
  CASE
    WHEN g.asked_level >= $level THEN CAST(floor(g.asked_product / power(10, g.asked_level - $level)) AS INTEGER)
    ELSE CAST(floor(f.product / power(10, f.level - $level)) AS INTEGER)
  END AS product,
  f.period,
  {{value}} AS value,
  {{weight}} AS net_weight
FROM flow f
JOIN goods_map g ON g.level = f.level AND g.product = f.product AND g.hs_rev = f.hs_rev
JOIN senders s ON s.reporter = f.reporter
JOIN receivers r ON r.importer = f.partner
{{by_class}}
{{rates}}
WHERE f.source = $source AND f.flow = 2 AND f.freq = $frequency AND f.period BETWEEN $first_period AND $last_period
{{group}}
