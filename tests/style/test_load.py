"""What a style file may say, and what a wrong one is told."""

from publish.style import load_style


def test_our_house_style_is_found_by_name_and_by_path() -> None:
    assert load_style("house") == load_style("styles/house.toml")
