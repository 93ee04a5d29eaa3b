"""Lending assistive devices: today's desk, lending, taking back, slips and devices."""
