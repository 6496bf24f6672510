-- What went from each exporter to each importer by period, all goods of the question together, in the currencies it stands in.
--   senders: area, exporter (whom the area stands for);  receivers: importer
--   goods_map: what is stored for what is asked;  $flow: 2 exports, 1 imports
SELECT s.exporter, r.importer, f.period, f.currency, CAST(sum(f.value) AS DOUBLE) AS value
FROM flow f
JOIN goods_map g ON g.level = f.level AND g.product = f.product AND g.hs_rev = f.hs_rev
JOIN senders s ON s.area = {{sender}}
JOIN receivers r ON r.importer = {{receiver}}
{{by_class}}
WHERE f.source = $source AND f.flow = $flow AND f.freq = $frequency AND f.period BETWEEN $first_period AND $last_period
GROUP BY s.exporter, r.importer, f.period, f.currency
