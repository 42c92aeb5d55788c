from tests.hostile import matrix_oddities
from tests.hostile.rows_as_tests import as_test

test_row = as_test(matrix_oddities)
