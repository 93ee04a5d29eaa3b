"""Registers in, problem rows out, backups."""
