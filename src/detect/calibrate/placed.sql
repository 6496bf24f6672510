-- Each test with its place among the placebos of its family and stratum: p = (1 + #{placebo >= observed}) / (1 + N), over
-- all placebos together; and where a single kind of placebo with at least $enough members holds any as strong, not less
-- than its place in that kind: a finding has to stand out against every kind of place where nothing should be found.
--   {{observed}}: family, stratum, strength, id, n;  placebo: family, kind, stratum, strength, n (how
-- many a row stands for)
WITH kinds AS (
  SELECT family, stratum, kind, sum(n) AS placebos FROM placebo GROUP BY family, stratum, kind
),
pooled AS (
  SELECT o.family, o.stratum, k.kind, o.strength, o.id, 0 AS n
  FROM {{observed}} o JOIN kinds k ON k.family = o.family AND k.stratum = o.stratum
  UNION ALL SELECT family, stratum, kind, strength, NULL, n FROM placebo
),
ranked AS (
  SELECT family, stratum, kind, id,
    sum(n) OVER (PARTITION BY family, stratum, kind ORDER BY strength DESC RANGE UNBOUNDED PRECEDING) AS at_least
  FROM pooled
),
by_kind AS (
  SELECT r.family, r.id, r.kind, r.at_least, k.placebos,
    CASE WHEN k.placebos >= $enough AND r.at_least > 0 THEN (1.0 + r.at_least) / (1.0 + k.placebos) ELSE 0 END AS p
  FROM ranked r JOIN kinds k ON k.family = r.family AND k.stratum = r.stratum AND k.kind = r.kind
  WHERE r.id IS NOT NULL
),
decided AS (
  SELECT family, id, sum(at_least) AS at_least, sum(placebos) AS placebos, max(p) AS worst, max_by(kind, p) AS kind,
    (1.0 + sum(at_least)) / (1.0 + sum(placebos)) AS p
  FROM by_kind GROUP BY family, id
)
SELECT o.family, o.id, o.n, greatest(coalesce(d.p, 1), coalesce(d.worst, 0)) AS p, coalesce(d.placebos, 0) AS placebos, coalesce(d.at_least, 0) AS at_least,
  CASE WHEN coalesce(d.placebos, 0) >= $enough THEN 1 ELSE 0 END AS is_enough, CASE WHEN d.worst > d.p THEN d.kind ELSE 'all' END AS kind
FROM {{observed}} o
LEFT JOIN decided d ON d.family = o.family AND d.id = o.id
