"""The stages of a house project (domain specification §1.2, §1.4); their names are the list house_stage."""

REQUESTED, FINISHED = "requested", "finished"
BUILT = ("finished", "handed_over", "followed_up")  # the house stands: reports count it
WORKS = ("approved", "works")  # the money is granted, the house does not stand yet
GRANTED = (*WORKS, *BUILT)
GIVEN_UP = ("rejected", "cancelled")
ENDED = (*BUILT, *GIVEN_UP)
