"""The goldens themselves."""


def test_a_run_that_rewrites_goldens_is_not_green(*, accepting: bool) -> None:
    assert not accepting, "goldens were rewritten: read the diff, then run again without --accept"
