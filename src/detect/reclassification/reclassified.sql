-- Codes that fell on a corridor where sibling codes rose: the goods may have gone on under another number.
--   {{scored}}: exporter, importer, product, v_w, v_b, expected, delta (v_w - expected), sd (of delta), changed
--   siblings: product, sibling, how
--   $heading: 10 to the digits of a product below its heading;  $least_move: a fall or a rise of fewer sd is noise and does
--   not count;  $least_share: when the rises make up less of the fall than this, it is no reclassification
-- 0.0025: a move is not known better than 5 % of the larger of value and expected. how is that of the sibling that rose most,
-- or hs-revision where one of the two codes is in one nomenclature only. heading_change: the whole heading on the corridor
-- against what was expected of it (0: it stood still; null: nothing was expected).
WITH moves AS (
  SELECT exporter, importer, product, changed, v_w, expected, delta, CAST(floor(product / $heading) AS INTEGER) AS heading,
    greatest(sd * sd, 0.0025 * greatest(v_w, expected) * greatest(v_w, expected)) AS variance
  FROM {{scored}} scored
),
pairs AS (
  SELECT f.exporter, f.importer, f.product, f.heading, -f.delta AS loss, -f.delta / sqrt(f.variance) AS fall,
    r.product AS sibling, r.delta AS gain, r.variance,
    CASE WHEN f.changed IS NOT NULL OR r.changed IS NOT NULL THEN 'hs-revision' ELSE s.how END AS how,
    row_number() OVER (PARTITION BY f.exporter, f.importer, f.product ORDER BY r.delta DESC, r.product) AS place
  FROM moves f
  JOIN siblings s ON s.product = f.product
  JOIN moves r ON r.exporter = f.exporter AND r.importer = f.importer AND r.product = s.sibling
  WHERE f.delta < 0 AND f.delta <= -$least_move * sqrt(f.variance) AND r.delta > 0 AND r.delta >= $least_move * sqrt(r.variance)
),
gains AS (
  SELECT exporter, importer, product, heading, min(loss) AS loss, min(fall) AS fall, sum(gain) AS sibling_gain,
    sum(gain) / sqrt(sum(variance)) AS rise,
    max(CASE WHEN place = 1 THEN sibling END) AS top_sibling, max(CASE WHEN place = 1 THEN how END) AS how
  FROM pairs
  GROUP BY exporter, importer, product, heading
),
headings AS (
  SELECT exporter, importer, heading, CASE WHEN sum(expected) > 0 THEN sum(v_w) / sum(expected) - 1 END AS heading_change
  FROM moves
  GROUP BY exporter, importer, heading
)
SELECT g.exporter, g.importer, g.product, g.loss, g.sibling_gain, least(g.sibling_gain, g.loss) / g.loss AS share,
  round(least(g.fall, g.rise), 9) AS statistic, g.top_sibling, g.how, h.heading_change
FROM gains g
JOIN headings h ON h.exporter = g.exporter AND h.importer = g.importer AND h.heading = g.heading
WHERE g.sibling_gain >= $least_share * g.loss
