-- The series a scan looks at: what each exporter (a country, or a group as one) sent to each importer, in one currency, by
-- goods at the level of the scan and by period; as the exporter reports it, or as the importer does (the mirror).
--   {{senders}}: area, exporter (whom the area stands for);  {{receivers}}: importer, role;  rates: currency, period, rate
--   {{goods_map}}: what is stored for what is asked;  $level: digits of the scan's goods;  $flow: 2 exports, 1 imports
SELECT
  s.exporter,
  r.importer,
  CASE
    WHEN g.asked_level >= $level THEN CAST(floor(g.asked_product / power(10, g.asked_level - $level)) AS INTEGER)
    ELSE CAST(floor(f.product / power(10, f.level - $level)) AS INTEGER)
  END AS product,
  {{period}} AS period,
  {{value}} AS value,
  {{weight}} AS net_weight
FROM flow f
JOIN {{goods_map}} g ON g.level = f.level AND g.product = f.product AND g.hs_rev = f.hs_rev
JOIN {{senders}} s ON s.area = {{sender}}
JOIN {{receivers}} r ON r.importer = {{receiver}}
{{by_class}}
{{rates}}
WHERE f.source = $source AND f.flow = $flow AND f.freq = $frequency AND f.period BETWEEN $first_period AND $last_period
{{but}}
{{group}}
