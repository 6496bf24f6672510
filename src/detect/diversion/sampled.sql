-- Legs with a base where nothing should be found, one in $every of them, for how much such legs differ.
--   legs
SELECT l.leg, l.log_ratio, l.log_var, l.delta, l.sd, l.expected
FROM legs l
WHERE l.changed IS NULL AND l.has_base = 1 AND (CAST(l.product AS BIGINT) * 48271 + CAST(l.station AS BIGINT) * 7919 + l.other) % $every = 0 AND {{where}}
