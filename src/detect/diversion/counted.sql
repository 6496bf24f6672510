-- How many legs of one comparison are tests, above expectation or not.
--   legs;  $run as in seen.sql
SELECT {{kind}} AS kind, $run AS run, l.leg, l.other, l.role, l.stratum, count(*) AS n
FROM legs l
WHERE l.changed IS NULL AND {{where}}
GROUP BY l.leg, l.other, l.role, l.stratum
