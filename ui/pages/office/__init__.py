"""The office itself: first start and its profile."""
