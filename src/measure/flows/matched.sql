-- The stored rows that answer a question. They are summed, listed or counted by what is put around them.
SELECT {{columns}}
FROM flow f
JOIN goods_map g ON g.level = f.level AND g.product = f.product AND g.hs_rev = f.hs_rev
{{by_class}}
WHERE f.source = $source AND f.flow = $flow AND f.freq = $frequency
  AND {{periods}}
  AND f.product BETWEEN $first_product AND $last_product
  AND f.reporter IN (SELECT reporter FROM reporters)
  AND f.partner IN (SELECT partner FROM partners)
{{order}}
