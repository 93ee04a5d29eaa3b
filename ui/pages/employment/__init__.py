"""Disabled people at work: who works where on whose account, and what the quota asks of organisations."""
