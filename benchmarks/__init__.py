"""Speed as ratios: the program beside a bare limit or a peer, in one run on one machine."""
