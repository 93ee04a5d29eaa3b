"""Lists and tables for the whole office: as many sheets as they need, no number, not kept."""
