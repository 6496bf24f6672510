-- What each intermediary took of the goods from everybody else, what it sent on to everybody, and what everybody else sent
-- to the destination: whether demand at home, or direct supply by others, is another reading of a surge.
--   {{taken}}: series.sql over what the intermediaries say they received (or, where they do not report, over what all
--   exporters say they sent);  {{sent}}: series.sql over what exporters say they sent;  roles: area, role
SELECT 'other-origins' AS what, s.importer AS area, s.product, sum(s.v_w) AS v_w, sum(s.v_b) AS v_b
FROM {{taken}} s
JOIN roles i ON i.area = s.importer AND i.role = 'intermediary'
LEFT JOIN roles x ON x.area = s.exporter
WHERE coalesce(x.role, 'other') <> 'exporter'
GROUP BY s.importer, s.product
UNION ALL
SELECT 'all-onward', s.exporter, s.product, sum(s.v_w), sum(s.v_b)
FROM {{sent}} s
JOIN roles x ON x.area = s.exporter AND x.role = 'intermediary'
GROUP BY s.exporter, s.product
UNION ALL
SELECT 'other-direct', s.importer, s.product, sum(s.v_w), sum(s.v_b)
FROM {{sent}} s
JOIN roles i ON i.area = s.importer AND i.role = 'destination'
LEFT JOIN roles x ON x.area = s.exporter
WHERE coalesce(x.role, 'other') NOT IN ('exporter', 'intermediary')
GROUP BY s.importer, s.product
UNION ALL
SELECT 'exporters-all-goods', s.importer, 0, sum(s.v_w), sum(s.v_b)
FROM {{sent}} s
JOIN roles i ON i.area = s.importer AND i.role = 'intermediary'
JOIN roles x ON x.area = s.exporter AND x.role = 'exporter'
LEFT JOIN listed p ON p.product = s.product
WHERE p.product IS NULL
GROUP BY s.importer
