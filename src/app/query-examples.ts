/** Statements to begin with. Each answers with rows on the bundled data. */
export const QUERY_EXAMPLES: readonly { readonly title: string; readonly statement: string }[] = [
  {
    title: 'One corridor, month by month: processors from Germany to Kazakhstan',
    statement: `SELECT period, sum(value) AS eur, sum(net_weight) AS kg
FROM flow_named
WHERE reporter = 'DEU' AND partner = 'KAZ' AND flow = 'export' AND goods LIKE '854231%' AND level = 8
GROUP BY period
ORDER BY period`,
  },
  {
    title: 'Who exports integrated circuits to Kyrgyzstan',
    statement: `SELECT reporter, sum(value) FILTER (WHERE year = 2021) AS eur_2021, sum(value) FILTER (WHERE year = 2022) AS eur_2022
FROM flow_named
WHERE partner = 'KGZ' AND goods LIKE '8542%' AND level = 8 AND flow = 'export'
GROUP BY reporter
ORDER BY eur_2022 DESC NULLS LAST`,
  },
  {
    title: 'The same months before and after: headings that grew most towards Kazakhstan',
    statement: `WITH side AS (
  SELECT goods, sum(value) FILTER (WHERE period BETWEEN '2021-03' AND '2021-11') AS before,
    sum(value) FILTER (WHERE period BETWEEN '2022-03' AND '2022-11') AS after
  FROM flow_named
  WHERE partner = 'KAZ' AND flow = 'export' AND level = 4 AND frequency = 'monthly'
  GROUP BY goods
)
SELECT side.goods, product.text, before, after, after / nullif(before, 0) AS ratio
FROM side LEFT JOIN product ON product.code = side.goods
WHERE after > 1000000
ORDER BY after - coalesce(before, 0) DESC
LIMIT 20`,
  },
  {
    title: 'What the EU sells to Russia and to its neighbours, by quarter',
    statement: `SELECT year, quarter(make_date(year, CAST(right(period, 2) AS INTEGER), 1)) AS quarter, partner, round(sum(value) / 1e6, 1) AS million_eur
FROM flow_named
WHERE source = 'eurostat-comext' AND goods = 'TOTAL' AND frequency = 'monthly'
GROUP BY ALL
ORDER BY ALL`,
  },
  {
    title: 'Goods of the Common High Priority List, by destination and tier',
    statement: `SELECT f.partner, l.tier, sum(f.value) FILTER (WHERE f.year = 2021) AS eur_2021, sum(f.value) FILTER (WHERE f.year = 2022) AS eur_2022
FROM flow_named f JOIN listed l ON l.list = 'chpl' AND l.code = left(f.goods, 6)
WHERE f.level = 8 AND f.flow = 'export'
GROUP BY ALL
ORDER BY f.partner, l.tier`,
  },
  {
    title: 'How many exporters a corridor has, and the share of the largest',
    statement: `WITH exporter AS (
  SELECT year, reporter, sum(value) AS eur
  FROM flow_named
  WHERE goods LIKE '847180%' AND partner = 'KAZ' AND flow = 'export' AND level = 8
  GROUP BY ALL
)
SELECT year, count(*) AS exporters, arg_max(reporter, eur) AS largest, round(max(eur) / sum(eur), 3) AS share, median(eur) AS middle
FROM exporter
GROUP BY year
ORDER BY year`,
  },
  {
    title: 'Largest rise over the same month of the year before',
    statement: `WITH monthly AS (
  SELECT partner, goods, year, period, sum(value) AS value
  FROM flow_named
  WHERE level = 4 AND flow = 'export' AND partner IN ('ARM', 'GEO', 'KAZ', 'KGZ', 'UZB')
  GROUP BY ALL
)
SELECT now.partner, now.goods, now.period, earlier.value AS year_before, now.value, now.value - earlier.value AS rise
FROM monthly now JOIN monthly earlier ON earlier.partner = now.partner AND earlier.goods = now.goods
  AND earlier.year = now.year - 1 AND right(earlier.period, 2) = right(now.period, 2)
QUALIFY row_number() OVER (PARTITION BY now.partner ORDER BY rise DESC) <= 3
ORDER BY now.partner, rise DESC`,
  },
  {
    title: 'Both sides of one trade: what Kazakhstan and Kyrgyzstan say of each other, in US dollars',
    statement: `SELECT year, reporter, flow, partner, value, valuation
FROM flow_named
WHERE goods = 'TOTAL' AND frequency = 'annual' AND (reporter, partner) IN (('KAZ', 'KGZ'), ('KGZ', 'KAZ'))
ORDER BY year, reporter, flow`,
  },
  {
    title: 'What the lake holds',
    statement: `SELECT source, area.code AS reporter, flow, freq, level, min(first_period) AS first_period, max(last_period) AS last_period, sum(rows) AS rows
FROM catalog JOIN area ON area.number = catalog.reporter
WHERE catalog.kind = 'period'
GROUP BY ALL
ORDER BY ALL`,
  },
  {
    title: 'Where rows come from: file and line',
    statement: `SELECT f.period, f.goods, f.value, f.currency, r.name AS file, f.line, r.licence
FROM flow_named f JOIN raw_file r ON r.load = f.load AND r.file = f.file
WHERE f.reporter = 'DEU' AND f.partner = 'KGZ' AND f.goods LIKE '854239%' AND f.year = 2022
ORDER BY f.period, f.goods`,
  },
];
