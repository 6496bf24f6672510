-- One pass of the greedy match: what is left of each month's onward excess is taken from what is left of the excess that
-- came in $lag places before. All candidates at once; passes run from the shortest lag to the longest.
--   ledger: id, place, left_in, left_out, kg_left_in, kg_left_out, matched, kg_matched, waited (sum of value x lag)
WITH offered AS (
  SELECT l.*,
    least(left_out, coalesce(lag(left_in, $lag) OVER (PARTITION BY id ORDER BY place), 0)) AS taken,
    least(kg_left_out, coalesce(lag(kg_left_in, $lag) OVER (PARTITION BY id ORDER BY place), 0)) AS kg_taken
  FROM ledger l
)
SELECT id, place, period, v_in, e_in, v_out, e_out, x_in, x_out, kg_x_in, kg_x_out, kg_in, kg_out, weighed_in, raw_in, weighed_out, raw_out,
  left_in - coalesce(lead(taken, $lag) OVER (PARTITION BY id ORDER BY place), 0) AS left_in,
  left_out - taken AS left_out,
  kg_left_in - coalesce(lead(kg_taken, $lag) OVER (PARTITION BY id ORDER BY place), 0) AS kg_left_in,
  kg_left_out - kg_taken AS kg_left_out,
  matched + taken AS matched,
  kg_matched + kg_taken AS kg_matched,
  waited + taken * $lag AS waited
FROM offered
