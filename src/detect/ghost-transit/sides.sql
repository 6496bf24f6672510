-- Both sides of the same corridor: what the exporters of the scenario say they sent to each station, and what the station
-- says it received from them, in the months that both published.
--   sent_series, received_series: series.sql over the relations trade and received;  sent_growth;  roles: area, role
--   reporting: area, product (of what a station publishes imports);  sent_changed: product, how
--   $freight: what a dollar sent is on arrival where the base does not say;  $shrink: how many active periods of its own
--   weigh as much as the ratio of all goods of the station;  $floor, $least, $minimum as elsewhere
-- ratio = received over sent in the base: freight, and whatever the two offices have always counted apart.
-- missing = sent - received / ratio, in the exporters' terms (FOB);  ghost_share = the share of the excess sent that never arrived
WITH sent AS (
  SELECT x.importer AS station, i.role, x.product,
    sum(x.v_w) AS x_w, sum(x.v_b) AS x_b, sum(x.v_b * coalesce(g.growth, 1)) AS x_e,
    sum(coalesce(x.phi_w, 0) * x.v_w) AS x_var_w, max(x.active_b) AS active_b
  FROM sent_series x
  JOIN roles e ON e.area = x.exporter AND e.role = 'exporter'
  JOIN roles i ON i.area = x.importer
  JOIN reporting r ON r.area = x.importer AND r.product = x.product
  LEFT JOIN sent_growth g ON g.exporter = x.exporter AND g.product = x.product
  GROUP BY x.importer, i.role, x.product
),
-- From all exporters of the scenario that say what they sent at all: an importer counts goods by origin, an exporter by
-- where they left from, and what one sent may arrive as another's.
received AS (
  SELECT m.importer AS station, m.product, sum(m.v_w) AS m_w, sum(m.v_b) AS m_b, sum(coalesce(m.phi_w, 0) * m.v_w) AS m_var_w
  FROM received_series m
  JOIN (SELECT DISTINCT x.exporter FROM sent_series x JOIN roles e ON e.area = x.exporter AND e.role = 'exporter') x ON x.exporter = m.exporter
  GROUP BY m.importer, m.product
),
both_sides AS (
  SELECT s.*, coalesce(m.m_w, 0) AS m_w, coalesce(m.m_b, 0) AS m_b, coalesce(m.m_var_w, 0) AS m_var_w
  FROM sent s LEFT JOIN received m ON m.station = s.station AND m.product = s.product
),
pooled AS (
  SELECT station, CASE WHEN sum(x_b) >= $floor AND sum(m_b) > 0 THEN sum(m_b) / sum(x_b) END AS ratio
  FROM both_sides WHERE x_b > 0 GROUP BY station
),
arrived AS (
  SELECT b.*, c.how AS changed,
    CASE WHEN b.x_b >= $floor AND b.m_b > 0 AND b.active_b >= $least
      THEN exp((b.active_b * ln(b.m_b / b.x_b) + $shrink * ln(coalesce(p.ratio, $freight))) / (b.active_b + $shrink))
      ELSE coalesce(p.ratio, $freight) END AS ratio,
    CASE WHEN b.x_b >= $floor AND b.m_b > 0 AND b.active_b >= $least THEN 'base of these goods' WHEN p.ratio IS NOT NULL THEN 'base of all goods' ELSE 'freight' END AS ratio_from
  FROM both_sides b
  LEFT JOIN pooled p ON p.station = b.station
  LEFT JOIN sent_changed c ON c.product = b.product
),
gaps AS (
  SELECT *, x_w - m_w / ratio AS missing, x_w - x_e AS excess,
    CASE WHEN x_w > 0 AND m_w > 0 AND x_var_w > 0 THEN 'ratio' ELSE 'level' END AS stratum
  FROM arrived
)
SELECT station, role, product, x_w, x_b, x_e, m_w, m_b, ratio, ratio_from, changed, missing, excess, stratum,
  CASE WHEN excess >= $minimum THEN least(1, greatest(0, missing / excess)) END AS ghost_share,
  round(CASE WHEN stratum = 'ratio'
      THEN ln(x_w * ratio / m_w) / sqrt(x_var_w / (x_w * x_w) + m_var_w / (m_w * m_w) + 0.0025)
    ELSE ln((x_w * ratio + $floor) / (m_w + $floor)) END, 9) AS statistic,
  CASE WHEN missing >= $minimum AND x_w - m_w >= $minimum THEN 1 ELSE 0 END AS is_beyond
FROM gaps
