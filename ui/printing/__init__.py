"""Showing, printing and saving a finished PDF (bytes); knows nothing of how it was made."""
