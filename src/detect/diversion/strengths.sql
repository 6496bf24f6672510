-- How strongly each leg is above what was expected (a leg that is not is weaker than any that is, $none), and by how many
-- standard deviations it misses what was expected either way, for the width of the bounds.
--   seen: legs as tests;  spread: leg, between_var
SELECT s.family, s.kind, s.run, s.leg, s.station, s.other, s.role, s.product, s.stratum, sqrt(s.sd * s.sd + d.between_var * s.expected * s.expected) AS sd,
  CASE WHEN s.is_excess = 0 THEN $none
    WHEN s.stratum = 'ratio' THEN round(s.log_ratio / sqrt(s.log_var + d.between_var), 9)
    ELSE round(s.log_level, 9) END AS strength,
  CASE WHEN s.stratum = 'ratio' THEN abs(s.delta) / sqrt(s.sd * s.sd + d.between_var * s.expected * s.expected) END AS miss
FROM seen s
JOIN spread d ON d.leg = s.leg
