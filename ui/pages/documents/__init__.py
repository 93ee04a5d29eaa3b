"""Issued papers of every area: their register, and the signed copies that come back."""
