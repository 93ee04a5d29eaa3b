"""People: the list, one person's page, and the form."""
