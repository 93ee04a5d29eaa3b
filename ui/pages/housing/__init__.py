"""House projects: today's numbers, the lists of projects and surveys, one project, one survey."""
