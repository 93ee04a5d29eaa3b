"""The main job done in the real window by keys and mouse: `python -m ui.tour`, and stories for tests."""
