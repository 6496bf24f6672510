-- Whom each load names, and from when to when.
SELECT load, freq, partner, min(first_period) AS first_period, max(last_period) AS last_period
FROM catalog
WHERE kind = 'corridor' AND flow = $flow AND CASE WHEN level = 0 THEN 1 ELSE 0 END = $total
GROUP BY load, freq, partner
ORDER BY load, freq, partner
