-- Chains of two intermediaries: above expectation into the first, from it to the second, and from the second to the
-- destination, less what each of them is already matched with on a route of its own.
--   legs;  diverted: station, product, amount (may be empty);  listed: product;  $markup, $minimum
WITH used AS (SELECT station, product, sum(amount) AS amount FROM diverted GROUP BY station, product)
SELECT i.station AS via, m.other AS then_via, o.other AS destination, i.product,
  i.v_w AS in_w, i.v_b AS in_b, i.delta AS in_delta, m.v_w AS mid_w, m.v_b AS mid_b, m.delta AS mid_delta, o.v_w AS out_w, o.v_b AS out_b, o.delta AS out_delta,
  greatest(0, least(
    i.delta - coalesce(a.amount, 0),
    m.delta / (1 + $markup),
    o.delta / power(1 + $markup, 2) - coalesce(b.amount, 0) / (1 + $markup))) AS amount
FROM legs i
JOIN listed p ON p.product = i.product
JOIN legs m ON m.leg = 'out' AND m.role = 'intermediary' AND m.station = i.station AND m.product = i.product AND m.delta >= $minimum AND m.changed IS NULL
JOIN legs o ON o.leg = 'out' AND o.role = 'destination' AND o.station = m.other AND o.product = i.product AND o.delta >= $minimum
LEFT JOIN used a ON a.station = i.station AND a.product = i.product
LEFT JOIN used b ON b.station = m.other AND b.product = i.product
WHERE i.leg = 'in' AND i.role = 'intermediary' AND i.delta >= $minimum
